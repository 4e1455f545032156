// The script tag's entry: <script type="module" src="https://BFF/widgets/clinic-auth.js"></script>
import { bffOfScript } from './client/bff-address.ts';
import { defineClinicAuth } from './define.ts';

const begin = (): void => defineClinicAuth({ bff: bffOfScript(import.meta.url) });

// Few pages have wishes of their own; on theirs nothing comes to life before they are granted, or cannot be.
if (/[?&]clinic-doctor/.test(location.search) || document.querySelector('[data-clinic-auth-messages]')) {
  void import('./page-wishes.ts').then(({ grantPageWishes }) => grantPageWishes()).then(begin, begin);
} else begin();
