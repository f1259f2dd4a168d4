// The pages of the sign-in service. They say in large letters what they are not.

/** Text that is safe between tags and in quoted attributes. */
function escape(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** The form in which a person says who they are. Any password does. */
export function signInPage(action: string, loginHint: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Test sign-in</title>
    <style>
      body { font: 1rem system-ui; max-width: 32rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 2rem; }
      label, input { display: block; font: inherit; }
      input { margin: .25rem 0 1rem; padding: .4rem; width: 100%; box-sizing: border-box; }
      button { font: inherit; padding: .5rem 1rem; margin-inline-end: .5rem; }
    </style>
  </head>
  <body>
    <h1>THIS IS NOT MICROSOFT</h1>
    <p>It is the test stand-in of Modern Auth Switch, on your own computer. Any password does; never type a real one.</p>
    <form method="post" action="${escape(action)}">
      <label for="login">E-mail address</label>
      <input id="login" name="login" value="${escape(loginHint)}" autocomplete="off">
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="off">
      <button id="sign-in">Sign in</button>
      <button id="deny" name="deny" value="1">No, do not allow</button>
    </form>
  </body>
</html>`;
}
