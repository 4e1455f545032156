/** A file in which each line but those at its top and end is a mistake that an example's type check has to find. */
export interface Mistakes {
  readonly name: string;
  readonly before: readonly string[];
  readonly wrong: readonly string[];
  readonly after: readonly string[];
}

const imports = "import type { ClinicLoggedInEvent } from 'clinic-auth';";
const greet = 'const greet = (event: ClinicLoggedInEvent) => event.profile.name;';

/** By example. What TypeScript lets pass in JSX alone, names with a hyphen that nobody has declared, is not among it. */
export const typeMistakes: Readonly<Record<'react' | 'vue' | 'svelte' | 'angular', Mistakes>> = {
  react: {
    name: 'mistakes.tsx',
    before: [imports, greet, 'export const Mistakes = () => (', '<>'],
    wrong: [
      '<clinic-login clinik="maple-street" />',
      '<clinic-login theme="purple" />',
      '<clinic-login account-url={5} />',
      '<clinic-login onclinic-step={greet} />',
      '<clinic-login onclinic-logged-in={(event) => event.token} />',
      '<clinic-logon clinic="maple-street" />',
    ],
    after: ['</>', ');'],
  },
  vue: {
    name: 'mistakes.vue',
    before: ['<script setup lang="ts">', imports, greet, '</script>', '<template>'],
    wrong: [
      '<clinic-login clinik="maple-street" />',
      '<clinic-login acount-url="/account/" />',
      '<clinic-login theme="purple" />',
      '<clinic-login :account-url="5" />',
      '<clinic-login @clinic-step="greet" />',
      '<clinic-login @clinic-loged-in="greet" />',
      '<clinic-login @clinic-logged-in="(event) => event.token" />',
      '<clinic-logon clinic="maple-street" />',
    ],
    after: ['</template>'],
  },
  svelte: {
    name: 'mistakes.svelte',
    before: ['<script lang="ts">', imports, greet, '</script>'],
    wrong: [
      '<clinic-login clinik="maple-street"></clinic-login>',
      '<clinic-login acount-url="/account/"></clinic-login>',
      '<clinic-login theme="purple"></clinic-login>',
      '<clinic-login account-url={5}></clinic-login>',
      '<clinic-login onclinic-step={greet}></clinic-login>',
      '<clinic-login onclinic-loged-in={greet}></clinic-login>',
      '<clinic-login onclinic-logged-in={(event) => event.token}></clinic-login>',
    ],
    after: [],
  },
  // Its templates are compiled in the browser, so there are only the classes to check.
  angular: {
    name: 'mistakes.ts',
    before: [imports, "export const login = document.createElement('clinic-login');"],
    wrong: [
      'export const whisper = (event: ClinicLoggedInEvent) => event.token;',
      "login.clinik = 'maple-street';",
      'login.accountUrl = 5;',
      "login.addEventListener('clinic-step', (event: ClinicLoggedInEvent) => event);",
    ],
    after: [],
  },
};
