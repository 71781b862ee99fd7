import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

/** A page of the back office. `main` begins with its heading. */
export const layout = (title: string, lang: string, head: Html | '', main: Html): Html =>
  html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Loom Street Market</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/office.css">
${head}
</head>
<body>
<header><a href="/">Loom Street Market</a></header>
<main>
${main}
</main>
</body>
</html>`;
