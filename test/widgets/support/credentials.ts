/** What a page has asked the browser's credential manager for. */
export type Asked = CredentialRequestOptions & CredentialCreationOptions & { readonly otp?: object };

/** A credential manager in the hands of a test. */
export interface FakeCredentials {
  /** The questions, in order. */
  readonly asked: readonly Asked[];
  /** Answers the question that is open with a passkey. */
  answerWithPasskey(): void;
  /** Answers the question that is open with a text message's code. */
  answerWithCode(code: string): void;
  /** The person closes the question, or the browser gives up: `NotAllowedError` says no more. */
  refuse(name?: string): void;
  /** Gives the browser its own back. */
  restore(): void;
}

const bytes = new Uint8Array([1, 2, 3]).buffer;

/** A passkey as browsers hand it over, for either kind of question. */
const passkey = {
  id: 'AQID',
  rawId: bytes,
  type: 'public-key',
  authenticatorAttachment: 'platform',
  getClientExtensionResults: () => ({}),
  response: {
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes,
    attestationObject: bytes,
    getTransports: () => ['internal'],
  },
};

/**
 * Takes `navigator.credentials` into the test's hands.
 *
 * @param suggests - the browser can offer passkeys among a field's suggestions
 */
export function useFakeCredentials(suggests = false): FakeCredentials {
  const asked: Asked[] = [];
  let resolve: (answer: unknown) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const ask = (question: Asked): Promise<unknown> => {
    asked.push(question);
    return new Promise((yes, no) => {
      resolve = yes;
      reject = no;
      question.signal?.addEventListener('abort', () => {
        no(new DOMException('aborted', 'AbortError'));
      });
    });
  };
  const own = { configurable: true, value: { get: ask, create: ask } };
  Object.defineProperty(navigator, 'credentials', own);
  Object.defineProperty(PublicKeyCredential, 'isConditionalMediationAvailable', {
    configurable: true,
    writable: true,
    value: async () => suggests,
  });
  Object.assign(window, { OTPCredential: Credential });
  return {
    asked,
    answerWithPasskey: () => {
      resolve(passkey);
    },
    answerWithCode: (code) => {
      resolve({ code });
    },
    refuse: (name = 'NotAllowedError') => {
      reject(new DOMException('no more is said', name));
    },
    restore: () => {
      Reflect.deleteProperty(navigator, 'credentials');
      Reflect.deleteProperty(window, 'OTPCredential');
    },
  };
}
