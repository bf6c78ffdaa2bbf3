// SPDX-License-Identifier: Apache-2.0
import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import './styles/print.css';
import App from './App.svelte';

mount(App, { target: document.getElementById('desk')! });
