package dev.weir.deployment;

import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Kafka, a registry, the application, and a container for tools. */
final class Containers implements AutoCloseable {

  private static final String IMAGE = "weir:" + System.getProperty("weir.version");
  private static final int HTTP = 8080;
  private static final Map<String, String> SETTINGS =
      Map.of(
          "WEIR_BOOTSTRAP_SERVERS", "kafka:19092",
          "WEIR_SCHEMA_REGISTRY_URL", "http://registry:8080/apis/ccompat/v7");
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Network network = Network.newNetwork();
  private final KafkaContainer kafka =
      new KafkaContainer(image("apache/kafka:" + System.getProperty("weir.kafka")))
          .withListener("kafka:19092")
          .withNetwork(network)
          .withNetworkAliases("kafka");
  private final GenericContainer<?> registry =
      new GenericContainer<>(
              image("apicurio/apicurio-registry:" + System.getProperty("weir.apicurio")))
          .withNetwork(network)
          .withNetworkAliases("registry")
          .withExposedPorts(HTTP)
          .waitingFor(
              Wait.forHttp("/apis/ccompat/v7/subjects")
                  .forStatusCode(200)
                  .withStartupTimeout(TIMEOUT));
  private final GenericContainer<?> tools =
      weir().withCreateContainerCmdModifier(c -> c.withEntrypoint("sleep", "3600"));
  private final GenericContainer<?> application =
      weir().withExposedPorts(HTTP).withCommand("serve");

  private Containers() {}

  /** Starts everything except the application. */
  static Containers start() {
    Containers all = new Containers();
    try {
      all.kafka.start();
      all.registry.start();
      all.tools.start();
      return all;
    } catch (RuntimeException e) {
      all.close();
      throw e;
    }
  }

  private GenericContainer<?> weir() {
    return new GenericContainer<>(image(IMAGE))
        .withNetwork(network)
        .withEnv(SETTINGS)
        .withTmpFs(Map.of("/tmp", "rw,exec,mode=1777"))
        .withCreateContainerCmdModifier(
            c ->
                Objects.requireNonNullElseGet(c.getHostConfig(), HostConfig::new)
                    .withReadonlyRootfs(true));
  }

  private static DockerImageName image(String name) {
    return DockerImageName.parse(name);
  }

  /** Starts the application and waits until it is ready. */
  void startApplication() {
    application
        .waitingFor(Wait.forHttp("/health/ready").forStatusCode(200).withStartupTimeout(TIMEOUT))
        .start();
  }

  /** SIGKILL. */
  void kill() {
    application
        .getDockerClient()
        .killContainerCmd(application.getContainerId())
        .withSignal("KILL")
        .exec();
  }

  /** Restarts the killed container with its state. */
  void restart() {
    var docker = application.getDockerClient();
    Awaitility.await().atMost(TIMEOUT).until(() -> !isRunning());
    docker.startContainerCmd(application.getContainerId()).exec();
  }

  private boolean isRunning() {
    var inspected =
        application.getDockerClient().inspectContainerCmd(application.getContainerId()).exec();
    return Boolean.TRUE.equals(inspected.getState().getRunning());
  }

  /** Runs a command line beside the application. */
  ExecResult inTools(String command) {
    return execute(tools, command);
  }

  /** Runs a command line in the application's container. */
  ExecResult inApplication(String command) {
    return execute(application, command);
  }

  private static ExecResult execute(GenericContainer<?> container, String command) {
    try {
      return container.execInContainer("bash", "-c", "set -o pipefail; " + command);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The value of the first line of {@code /metrics} with this prefix; NaN if there is none. */
  double metric(String beginning) {
    URI page =
        URI.create(
            "http://%s:%d/metrics"
                .formatted(application.getHost(), application.getMappedPort(HTTP)));
    try {
      return http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(beginning))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Settings for clients outside the containers. */
  Map<String, Object> clients() {
    return Map.of(
        "bootstrap.servers",
        kafka.getBootstrapServers(),
        "schema.registry.url",
        "http://%s:%d/apis/ccompat/v7".formatted(registry.getHost(), registry.getMappedPort(HTTP)));
  }

  @Override
  public void close() {
    application.stop();
    tools.stop();
    registry.stop();
    kafka.stop();
    network.close();
  }
}
