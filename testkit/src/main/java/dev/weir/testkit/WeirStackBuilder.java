package dev.weir.testkit;

import dev.weir.sandbox.Sandbox;
import dev.weir.schemas.TopicNames;
import dev.weir.schemas.topics.ClusterTopics;
import dev.weir.schemas.topics.TopicRequest;
import dev.weir.stream.WeirApplication;
import dev.weir.stream.config.WeirConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.InterruptException;

/** Builds a {@link WeirStack}. */
public final class WeirStackBuilder {

  private static final int REPLICATION = 1;
  private static final long LOOK_EVERY_NANOS = 10_000_000;

  private final Path artifact;
  private final Map<String, String> settings = new LinkedHashMap<>();
  private final Map<String, Integer> own = new LinkedHashMap<>();
  private int partitions = 2;
  private Duration patience = Duration.ofMinutes(1);

  WeirStackBuilder(Path artifact) {
    if (!Files.isReadable(artifact)) {
      throw new IllegalArgumentException("there is no artifact %s to read".formatted(artifact));
    }
    this.artifact = artifact;
    settings.put("application.id", "weir-test");
    settings.put("accuracy.emit.interval", "200ms");
  }

  /** Sets one of the application's settings, listed in {@code docs/configuration.md}. */
  public WeirStackBuilder setting(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** Sets the topics' partition count; default 2. */
  public WeirStackBuilder partitions(int count) {
    this.partitions = count;
    return this;
  }

  /**
   * Creates a topic of your own before the application starts, for {@code input.NAME.topic}. Its
   * route needs a model: with {@code routes=signals} and {@code route.signals.input=NAME} it is the
   * artifact.
   *
   * @param name its full name
   * @param count of its partitions
   */
  public WeirStackBuilder topic(String name, int count) {
    own.put(name, count);
    return this;
  }

  /** Sets the timeout for the application to become ready; default one minute. */
  public WeirStackBuilder patience(Duration longest) {
    this.patience = longest;
    return this;
  }

  /**
   * Starts the stack and waits until it classifies records.
   *
   * @throws IllegalStateException if the application does not become ready in time
   * @throws dev.weir.stream.config.InvalidConfigException if a setting is invalid
   */
  public WeirStack start() {
    Sandbox sandbox = Sandbox.start();
    try {
      return start(sandbox);
    } catch (RuntimeException | Error e) {
      sandbox.close();
      throw e;
    }
  }

  private WeirStack start(Sandbox sandbox) {
    StackClients clients = new StackClients(sandbox);
    try (Admin admin = Admin.create(clients.settings())) {
      new ClusterTopics(admin).create(TopicRequest.of(TopicNames.DEFAULT, partitions, REPLICATION));
      createOwn(admin);
    }
    StackModels models = new StackModels(clients.settings());
    models.begin(artifact);
    WeirApplication application = new WeirApplication(WeirConfig.of(settings(sandbox)));
    WeirStack stack = new WeirStack(sandbox, application, clients, models);
    try {
      application.start();
      awaitReady(application);
    } catch (RuntimeException | Error e) {
      stack.close();
      throw e;
    }
    return stack;
  }

  private void createOwn(Admin admin) {
    List<NewTopic> wanted =
        own.entrySet().stream()
            .map(each -> new NewTopic(each.getKey(), each.getValue(), (short) REPLICATION))
            .toList();
    try {
      admin.createTopics(wanted).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("topics could not be created: " + own, e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private Map<String, String> settings(Sandbox sandbox) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("bootstrap.servers", sandbox.bootstrapServers());
    all.put("schema.registry.url", sandbox.registryUrl());
    all.put("http.host", "127.0.0.1");
    all.put("http.port", "0");
    all.put("health.port", "0");
    all.put("state.dir", sandbox.folder().resolve("state").toString());
    return all;
  }

  private void awaitReady(WeirApplication application) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!application.isReady()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the application is not ready after %d s; see its log".formatted(patience.toSeconds()));
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }
}
