import type {
  AccountLinkAnswer,
  ClinicAnswer,
  CredentialsAnswer,
  LoginAnswer,
  ProblemAnswer,
  RecoveryAnswer,
  EmailCodeAnswer,
  ResetPasswordAnswer,
  SessionAnswer,
} from '../../bff/contract/index.ts';

interface Body {
  readonly text: string;
}

/** The body of an answer of the login. */
export const loginIn = ({ text }: Body): LoginAnswer => JSON.parse(text) as LoginAnswer;

/** The body of an answer that is a problem and nothing else. */
export const problemIn = ({ text }: Body): ProblemAnswer => JSON.parse(text) as ProblemAnswer;

/** The body of an answered session check. */
export const sessionIn = ({ text }: Body): SessionAnswer => JSON.parse(text) as SessionAnswer;

/** The body of an answer about a clinic. */
export const clinicIn = ({ text }: Body): ClinicAnswer => JSON.parse(text) as ClinicAnswer;

/** The body of an answered request for help. */
export const recoveryIn = ({ text }: Body): RecoveryAnswer => JSON.parse(text) as RecoveryAnswer;

/** The body of an answer to a right code. */
export const accountsIn = ({ text }: Body): EmailCodeAnswer => JSON.parse(text) as EmailCodeAnswer;

/** The body of an answer about a link. */
export const linkIn = ({ text }: Body): AccountLinkAnswer => JSON.parse(text) as AccountLinkAnswer;

/** The body of an answered reset. */
export const resetIn = ({ text }: Body): ResetPasswordAnswer => JSON.parse(text) as ResetPasswordAnswer;

/** The body of an answered change of credentials. */
export const credentialsIn = ({ text }: Body): CredentialsAnswer => JSON.parse(text) as CredentialsAnswer;
