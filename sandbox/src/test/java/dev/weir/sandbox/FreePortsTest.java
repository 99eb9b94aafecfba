package dev.weir.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  @Test
  void shouldFindDifferentPortsBelowTheRangeOfOutgoingConnections() {
    assertThat(FreePorts.find(50))
        .hasSize(50)
        .doesNotHaveDuplicates()
        .allSatisfy(port -> assertThat(port).isBetween(20_000, 32_767));
  }

  @Test
  void shouldSeeThatAPortIsTaken() throws Exception {
    int port = FreePorts.find(1).getFirst();
    assertThat(FreePorts.isFree(port)).isTrue();

    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(FreePorts.LOOPBACK, port));

      assertThat(FreePorts.isFree(port)).isFalse();
    }
  }

  @Test
  void shouldSayWhatToDoWhenThereAreNotEnough() {
    assertThatThrownBy(() -> FreePorts.find(20_000))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("of 20000 wanted between 20000 and 32767");
  }
}
