import type { Messages } from './messages.ts';

export const pt: Messages = {
  chooseTitle: 'Escolha outro ponto de recolha',
  pointGone: '{point} já não pode receber a sua encomenda.',
  somePointGone: 'O ponto de recolha escolhido não pode receber a sua encomenda.',
  waiting: 'A encomenda {order} na loja {shop} aguarda a sua escolha.',
  noneNearby: 'Não foi encontrado outro ponto de recolha por perto. A loja irá ajudar.',
  away: 'a {distance} de lá',
  collectHere: 'Levantar aqui',
  chosenTitle: 'Obrigado',
  collectAt: 'Levanta a encomenda {order} da loja {shop} aqui:',
  chosenByShop: '{shop} trata da encomenda {order}.',
  labelledTitle: 'A sua encomenda já está a ser preparada',
  labelled:
    'A etiqueta da encomenda {order} na loja {shop} já existe, por isso o ponto de recolha já não pode ser alterado aqui. Contacte a loja.',
  cancelledTitle: 'Esta encomenda foi cancelada',
  cancelled: 'Já não há nada a escolher para a encomenda {order} na loja {shop}.',
  expiredTitle: 'Este link é demasiado antigo',
  expired: 'Peça um novo à loja; a sua encomenda está segura lá.',
  forgedTitle: 'Este link não está completo',
  forged: 'Abra-o de novo a partir da mensagem que recebeu, ou copie-o por inteiro.',
  laterTitle: 'Tente novamente dentro de alguns minutos',
  later: 'Isto não funciona de momento. A sua encomenda está segura; se continuar, contacte a loja.',
};
