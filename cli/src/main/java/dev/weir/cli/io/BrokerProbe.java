package dev.weir.cli.io;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Optional;

/**
 * Sends raw requests to a broker, to diagnose why Kafka's client gets no answer. A broker closes
 * the connection of a client with the wrong {@code security.protocol}, and the client only retries.
 *
 * @param address that accepts connections
 * @param protocol {@code security.protocol=} and its value
 */
record BrokerProbe(InetSocketAddress address, String protocol) {

  private static final int MILLIS = 700;
  private static final int API_VERSIONS = 18;
  private static final int METADATA = 3;
  private static final int TLS_ALERT = 0x15;

  /** Metadata request, version 9: no topics, no creation, no permissions. */
  private static final byte[] NO_TOPICS = {0, 1, 0, 0, 0, 0};

  /** Evidence that the protocol is wrong; empty if it may be right, and the broker only slow. */
  Optional<String> mismatch() {
    if (!protocol.endsWith("PLAINTEXT")) {
      return Optional.empty(); // a failed TLS handshake reports its cause itself
    }
    try (Socket socket = new Socket()) {
      socket.connect(address, MILLIS);
      socket.setSoTimeout(MILLIS);
      return probe(socket);
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    } catch (EOFException | SocketException e) {
      return Optional.of(
          closes("does it require TLS (SSL or SASL_SSL), or is it not a Kafka broker?"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<String> probe(Socket socket) throws IOException {
    DataOutputStream out = new DataOutputStream(socket.getOutputStream());
    DataInputStream in = new DataInputStream(socket.getInputStream());
    out.write(request(API_VERSIONS, 0, new byte[0]));
    int length = in.readInt();
    if (length >>> 24 == TLS_ALERT) {
      return Optional.of("speaks TLS, not " + protocol + ": set SSL or SASL_SSL");
    }
    if (protocol.contains("SASL") || length < 0 || length > 1 << 20) {
      return Optional.empty();
    }
    in.readNBytes(length);
    out.write(request(METADATA, 9, NO_TOPICS));
    try {
      in.readInt();
      return Optional.empty();
    } catch (EOFException | SocketException e) {
      return Optional.of(closes("does it require SASL (SASL_PLAINTEXT)?"));
    }
  }

  private String closes(String question) {
    return "closes the connections of a client with %s: %s".formatted(protocol, question);
  }

  /** Length, key, version, correlation id, no client id, and the rest. */
  private static byte[] request(int key, int version, byte[] rest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(10 + rest.length);
    out.writeShort(key);
    out.writeShort(version);
    out.writeInt(1);
    out.writeShort(-1);
    out.write(rest);
    return bytes.toByteArray();
  }
}
