import { env, Uri, type Webview } from 'vscode';

/**
 * Text of a page of ours: nothing but its own script and style may run or load in it.
 * @param media folder with `<name>.js` and `<name>.css`
 */
export function pageText(webview: Webview, media: Uri, name: string, title: string): string {
  const address = (file: string): string => webview.asWebviewUri(Uri.joinPath(media, file)).toString();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src ${webview.cspSource}`;
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${address(`${name}.css`)}">
</head>
<body></body>
<script src="${address(`${name}.js`)}"></script>
</html>
`;
}
