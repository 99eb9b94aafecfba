package dev.weir.cli.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.weir.schemas.TextSanitizer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A log event, or one of its exceptions, whose messages have no control characters or credentials
 * and a limited length. Further lines of a message are indented, so that none of them looks like a
 * separate event. Everything else is that of the original.
 *
 * @param original the event or the exception
 */
record Sanitized(Object original) implements InvocationHandler {
  private static final String INDENT = "\n    ";
  private static final Set<String> MESSAGES =
      Set.of("getMessage", "getFormattedMessage", "getOverridingMessage");

  static ILoggingEvent event(ILoggingEvent event) {
    return proxy(ILoggingEvent.class, event);
  }

  private static IThrowableProxy thrown(IThrowableProxy thrown) {
    return proxy(IThrowableProxy.class, thrown);
  }

  private static <T> T proxy(Class<T> type, T original) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Sanitized(original)));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      Object result = method.invoke(original, arguments);
      return switch (result) {
        case String text when MESSAGES.contains(method.getName()) ->
            TextSanitizer.message(text).replace("\n", INDENT);
        case IThrowableProxy cause -> thrown(cause);
        case IThrowableProxy[] suppressed ->
            Arrays.stream(suppressed).map(Sanitized::thrown).toArray(IThrowableProxy[]::new);
        case null, default -> result;
      };
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
