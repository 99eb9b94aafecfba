package dev.weir.systemtests.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed key pair for 127.0.0.1, and a trust store for it, created by the JDK's keytool. */
record Certificates(Path keys, Path trusted) {

  private static final String PASSWORD = "store-secret";

  static Certificates make(Path folder) throws IOException, InterruptedException {
    Certificates made = new Certificates(folder.resolve("keys.p12"), folder.resolve("trusted.p12"));
    Path certificate = folder.resolve("certificate.pem");
    made.keytool(
        made.keys,
        "-genkeypair",
        "-keyalg",
        "RSA",
        "-dname",
        "CN=weir",
        "-validity",
        "2",
        "-ext",
        "san=ip:127.0.0.1");
    made.keytool(made.keys, "-exportcert", "-rfc", "-file", certificate.toString());
    made.keytool(made.trusted, "-importcert", "-noprompt", "-file", certificate.toString());
    return made;
  }

  private void keytool(Path store, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "-alias",
            "weir",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool failed: " + said);
    }
  }

  /** Settings of a client that trusts this certificate. */
  Map<String, String> trust() {
    return Map.of(
        "ssl.truststore.type",
        "PKCS12",
        "ssl.truststore.location",
        trusted.toString(),
        "ssl.truststore.password",
        PASSWORD);
  }

  /** Settings of a server or client that presents it. */
  Map<String, String> identity() {
    return Map.of(
        "ssl.keystore.type",
        "PKCS12",
        "ssl.keystore.location",
        keys.toString(),
        "ssl.keystore.password",
        PASSWORD,
        "ssl.key.password",
        PASSWORD);
  }

  /** The context of a server that presents it. */
  SSLContext context() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /** The secret that must not appear anywhere. */
  String secret() {
    return PASSWORD;
  }
}
