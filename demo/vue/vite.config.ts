import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** Vue looks for a component of its own behind every tag that it does not know, unless it is told. */
const isCustomElement = (tag: string): boolean => tag.startsWith('clinic-');

export default defineConfig({ plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] });
