// Run before Echo: at SIGUSR2 an error appears that nobody awaits.
Deno.addSignalListener("SIGUSR2", () => {
  void Promise.reject(new Error("lost postgres://echo:hunter2@db/echo"));
});
