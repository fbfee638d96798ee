import '@/shared/ui/tokens.css';
import '@/shared/ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '@/app/App';
import { openHost } from '@/host';
import { applyPrefs } from '@/shared/lib/prefs';

applyPrefs();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
await openHost();
createRoot(root).render(<StrictMode><App /></StrictMode>);
