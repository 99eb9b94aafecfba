package dev.weir.schemas;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Answers every request with a beginning, and then with a few bytes at a time for ever. */
final class DribblingServer implements AutoCloseable {
  private static final long PAUSE_MS = 20;

  /** Where an answer stops making progress. */
  enum Part {
    HEADER("HTTP/1.1 200 OK\r\nX-Long: ", "x"),
    BODY("HTTP/1.1 200 OK\r\n\r\n", " "),
    CHUNKS("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"),
    ERROR("HTTP/1.1 500 Error\r\n\r\n", " ");

    private final String beginning;
    private final String more;

    Part(String beginning, String more) {
      this.beginning = beginning;
      this.more = more;
    }
  }

  private final Part part;
  private final ServerSocket server;
  private final Semaphore requests = new Semaphore(0);
  private final Semaphore closed = new Semaphore(0);

  DribblingServer(Part part) throws IOException {
    this.part = part;
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Waits for a request. */
  boolean awaitRequest() throws InterruptedException {
    return requests.tryAcquire(10, TimeUnit.SECONDS);
  }

  /** Waits until a client has closed its connection. */
  boolean awaitClosedConnection() throws InterruptedException {
    return closed.tryAcquire(10, TimeUnit.SECONDS);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> answer(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {}
      requests.release();
      OutputStream out = socket.getOutputStream();
      out.write(part.beginning.getBytes(US_ASCII));
      while (!server.isClosed()) {
        out.write(part.more.getBytes(US_ASCII));
        Thread.sleep(PAUSE_MS);
      }
    } catch (IOException e) {
      closed.release();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
