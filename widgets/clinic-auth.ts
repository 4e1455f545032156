// The script tag's entry: <script type="module" src="https://BFF/widgets/clinic-auth.js"></script>
import { bffOfScript } from './client/bff-address.ts';
import { defineClinicAuth } from './define.ts';

defineClinicAuth({ bff: bffOfScript(import.meta.url) });
