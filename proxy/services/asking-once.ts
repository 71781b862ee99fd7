import type { Credential } from '../domain/merchant.ts';
import type { Sendcloud } from './upstream.ts';

type Question<A extends unknown[], T> = (credential: Credential, ...about: A) => Promise<T>;

/** The same, but an account is asked each question once, also where the answer is a failure: merchants of one account ask much alike. */
export function askingOnce(sendcloud: Sendcloud): Sendcloud {
  const answers = new Map<string, Promise<unknown>>();
  function once<A extends unknown[], T>(name: string, ask: Question<A, T>): Question<A, T> {
    return (credential, ...about) => {
      const question = JSON.stringify([name, credential.id, credential.auth, about]);
      const answer = (answers.get(question) as Promise<T> | undefined) ?? ask(credential, ...about);
      answers.set(question, answer);
      return answer;
    };
  }
  return {
    ...sendcloud,
    integrationId: once('integrationId', sendcloud.integrationId),
    integration: once('integration', sendcloud.integration),
    contractIds: once('contractIds', sendcloud.contractIds),
    takesParcelsV2: once('takesParcelsV2', sendcloud.takesParcelsV2),
    senderAddresses: once('senderAddresses', sendcloud.senderAddresses),
    shippingOptions: once('shippingOptions', sendcloud.shippingOptions),
    quote: once('quote', sendcloud.quote),
  };
}
