package dev.weir.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryConnectionTest {

  private final List<String> asked = new ArrayList<>();
  private final RegistryConnection registry =
      new RegistryConnection(new MockSchemaRegistryClient());

  @Test
  void shouldAskOnceMoreWhereNoAnswerComesInTime() throws Exception {
    // when
    String answer = registry.ask(client -> answer("Read timed out", 1));

    // then
    assertThat(answer).isEqualTo("answer 2");
  }

  @Test
  void shouldGiveUpWhereNoAnswerComesTwice() {
    // when
    assertThatThrownBy(() -> registry.ask(client -> answer("Read timed out", 2)))
        // then
        .isInstanceOf(SocketTimeoutException.class);
    assertThat(asked).hasSize(2);
  }

  @Test
  void shouldNotAskAServerAgainThatIsNotThere() {
    // when
    assertThatThrownBy(() -> registry.ask(client -> answer("Connect timed out", 1)))
        // then
        .isInstanceOf(SocketTimeoutException.class);
    assertThat(asked).hasSize(1);
  }

  private String answer(String failure, int failures) throws SocketTimeoutException {
    asked.add("answer " + (asked.size() + 1));
    if (asked.size() <= failures) {
      throw new SocketTimeoutException(failure);
    }
    return asked.getLast();
  }
}
