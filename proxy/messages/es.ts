import type { Messages } from './messages.ts';

export const es: Messages = {
  chooseTitle: 'Elige otro punto de recogida',
  pointGone: '{point} ya no puede aceptar tu paquete.',
  somePointGone: 'El punto de recogida elegido no puede aceptar tu paquete.',
  waiting: 'El pedido {order} en {shop} espera tu elección.',
  noneNearby: 'No se ha encontrado otro punto de recogida cerca. La tienda te ayudará.',
  away: 'a {distance} de allí',
  collectHere: 'Recoger aquí',
  chosenTitle: 'Gracias',
  collectAt: 'Recoges el pedido {order} de {shop} aquí:',
  chosenByShop: '{shop} se ocupa del pedido {order}.',
  labelledTitle: 'Tu paquete ya se está preparando',
  labelled:
    'La etiqueta del pedido {order} en {shop} ya existe, así que el punto de recogida ya no se puede cambiar aquí. Pregunta a la tienda.',
  cancelledTitle: 'Este pedido se ha cancelado',
  cancelled: 'Ya no hay nada que elegir para el pedido {order} en {shop}.',
  expiredTitle: 'Este enlace es demasiado antiguo',
  expired: 'Pide uno nuevo a la tienda; tu pedido está seguro allí.',
  forgedTitle: 'Este enlace no está completo',
  forged: 'Ábrelo de nuevo desde el mensaje que recibiste o cópialo entero.',
  laterTitle: 'Inténtalo de nuevo en unos minutos',
  later: 'Esto no funciona en este momento. Tu pedido está seguro; si continúa, pregunta a la tienda.',
};
