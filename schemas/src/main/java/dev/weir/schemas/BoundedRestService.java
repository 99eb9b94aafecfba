package dev.weir.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.confluent.kafka.schemaregistry.client.rest.RestService;
import io.confluent.kafka.schemaregistry.client.rest.entities.ErrorMessage;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.client.rest.utils.UrlList;
import io.confluent.kafka.schemaregistry.client.security.basicauth.BasicAuthCredentialProvider;
import io.confluent.kafka.schemaregistry.client.security.bearerauth.BearerAuthCredentialProvider;
import io.confluent.kafka.schemaregistry.utils.JacksonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URL;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's REST client with a limit on the size of answers. Its own request method reads any
 * answer into memory and is private, so this class sends the requests itself, with the same headers
 * and the same failover to the next address.
 */
final class BoundedRestService extends RestService {
  /** Maximum size of an answer. Registries usually limit a schema to 1 MiB. */
  static final int MAX_BYTES = 4 << 20;

  /** Confluent's code for an error response without a readable error. */
  private static final int NO_ERROR_CODE = 50005;

  private static final String AUTHORIZATION = "Authorization";

  private final UrlList urls;
  private int connectTimeoutMs;
  private int readTimeoutMs;
  private Map<String, String> headers = Map.of();
  private @Nullable Proxy proxy;
  private @Nullable SSLSocketFactory sockets;
  private @Nullable HostnameVerifier hostnames;
  private @Nullable BasicAuthCredentialProvider basic;
  private @Nullable BearerAuthCredentialProvider bearer;

  BoundedRestService(List<String> addresses) {
    this(new UrlList(addresses));
  }

  private BoundedRestService(UrlList urls) {
    super(urls);
    this.urls = urls;
  }

  @Override
  public void setHttpConnectTimeoutMs(int millis) {
    connectTimeoutMs = millis;
  }

  @Override
  public void setHttpReadTimeoutMs(int millis) {
    readTimeoutMs = millis;
  }

  @Override
  public void setProxy(String host, int port) {
    proxy = new Proxy(Proxy.Type.HTTP, new InetSocketAddress(host, port));
  }

  @Override
  public void setHttpHeaders(Map<String, String> httpHeaders) {
    headers = Map.copyOf(httpHeaders);
  }

  @Override
  public void setSslSocketFactory(SSLSocketFactory factory) {
    sockets = factory;
  }

  @Override
  public void setHostnameVerifier(HostnameVerifier verifier) {
    hostnames = verifier;
  }

  @Override
  public void setBasicAuthCredentialProvider(BasicAuthCredentialProvider provider) {
    basic = provider;
  }

  @Override
  public void setBearerAuthCredentialProvider(BearerAuthCredentialProvider provider) {
    super.setBearerAuthCredentialProvider(provider); // closes it
    bearer = provider;
  }

  @Override
  public <T> T httpRequest(
      String path,
      String method,
      byte @Nullable [] body,
      Map<String, String> properties,
      TypeReference<T> type)
      throws IOException, RestClientException {
    for (int left = urls.size(); ; left--) {
      String address = urls.current();
      try {
        return send(url(address, path), method, body, properties, type);
      } catch (IOException e) {
        urls.fail(address);
        if (left <= 1) {
          throw e;
        }
      }
    }
  }

  /** {@code URI} refuses passwords in addresses that {@code URL}, and so Confluent's, accepts. */
  @SuppressWarnings("deprecation")
  private static URL url(String address, String path) throws MalformedURLException {
    return new URL(withoutSlash(address) + "/" + (path.startsWith("/") ? path.substring(1) : path));
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private <T> T send(
      URL url,
      String method,
      byte @Nullable [] body,
      Map<String, String> properties,
      TypeReference<T> type)
      throws IOException, RestClientException {
    HttpURLConnection connection = open(url);
    try {
      connection.setRequestMethod(method);
      properties.forEach(connection::setRequestProperty);
      if (body != null) {
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
          out.write(body);
        }
      }
      return answer(connection, type);
    } finally {
      connection.disconnect();
    }
  }

  private HttpURLConnection open(URL url) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) (proxy == null ? url.openConnection() : url.openConnection(proxy));
    connection.setConnectTimeout(connectTimeoutMs);
    connection.setReadTimeout(readTimeoutMs);
    connection.setUseCaches(false);
    if (connection instanceof HttpsURLConnection https) {
      secure(https);
    }
    authorize(connection, url);
    headers.forEach(connection::setRequestProperty);
    return connection;
  }

  private void secure(HttpsURLConnection connection) {
    if (sockets != null) {
      connection.setSSLSocketFactory(sockets);
      if (hostnames != null) {
        connection.setHostnameVerifier(hostnames);
      }
    }
  }

  private void authorize(HttpURLConnection connection, URL url) {
    if (basic != null) {
      String user = basic.getUserInfo(url);
      if (user != null) {
        set(
            connection,
            AUTHORIZATION,
            "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8)));
      }
    }
    if (bearer != null) {
      String token = bearer.getBearerToken(url);
      set(connection, AUTHORIZATION, token == null ? null : "Bearer " + token);
      set(connection, "Confluent-Identity-Pool-Id", bearer.getTargetIdentityPoolId());
      set(connection, "target-sr-cluster", bearer.getTargetSchemaRegistry());
    }
  }

  private static void set(HttpURLConnection connection, String header, @Nullable String value) {
    if (value != null) {
      connection.setRequestProperty(header, value);
    }
  }

  private static <T> T answer(HttpURLConnection connection, TypeReference<T> type)
      throws IOException, RestClientException {
    int status = connection.getResponseCode();
    return switch (status) {
      case HttpURLConnection.HTTP_OK -> {
        try (InputStream in = connection.getInputStream()) {
          yield JacksonMapper.INSTANCE.readValue(bounded(in), type);
        }
      }
      case HttpURLConnection.HTTP_NO_CONTENT -> null;
      default -> {
        ErrorMessage error = error(connection);
        throw new RestClientException(error.getMessage(), status, error.getErrorCode());
      }
    };
  }

  private static byte[] bounded(InputStream in) throws IOException {
    byte[] answer = in.readNBytes(MAX_BYTES + 1);
    if (answer.length > MAX_BYTES) {
      throw new IOException("its answer has more than %d MiB".formatted(MAX_BYTES >> 20));
    }
    return answer;
  }

  /** The beginning of a long response is enough for a message. */
  private static ErrorMessage error(HttpURLConnection connection) throws IOException {
    try (InputStream in = connection.getErrorStream()) {
      return in == null
          ? new ErrorMessage(NO_ERROR_CODE, "Error")
          : parsed(new String(in.readNBytes(MAX_BYTES), UTF_8));
    }
  }

  private static ErrorMessage parsed(String text) {
    try {
      ErrorMessage error = JacksonMapper.INSTANCE.readValue(text, ErrorMessage.class);
      return error == null ? new ErrorMessage(NO_ERROR_CODE, text) : error;
    } catch (JsonProcessingException e) {
      return new ErrorMessage(NO_ERROR_CODE, text);
    }
  }
}
