// Templates are compiled in the browser here, so that this needs nothing of Angular's CLI; with it, leave this out.
import '@angular/compiler';
import { bootstrapApplication } from '@angular/platform-browser';
import { ClinicPage } from './clinic-page';

await bootstrapApplication(ClinicPage);
