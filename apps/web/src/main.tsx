import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import './app/page.css';
import { App } from './app/app.tsx';
import { startLanguage } from './app/language.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root element');

await startLanguage();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
