package dev.weir.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Describes failures for users: without Java class names, and safe for a terminal. */
public final class FailureText {
  /** For example {@code java.net.ConnectException: Connection refused}. */
  private static final Pattern CLASS_NAME =
      Pattern.compile(
          "(?:[a-z_][\\w$]*+\\.)++[A-Z][\\w$]*(?:Exception|Error)\\b(?:: ?)?"
              + "|\\b(?:class )?(?:java|javax|jdk)(?:\\.[a-z]\\w*+)++\\.[A-Z][\\w$]*(?:: ?)?");

  /** Jackson's hint for programmers: {@code : enable `JsonReadFeature.X` to allow}. */
  private static final Pattern READER_SETTING = Pattern.compile(": enable `[^`]*` to allow$");

  private static final Pattern KIND = Pattern.compile("(Exception|Error)$");
  private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private FailureText() {}

  /** Describes a failure; the text has as many lines as its message. */
  public static String of(Throwable problem) {
    return switch (problem) {
      case FileSystemException e when e.getReason() == null && e.getFile() != null -> file(e);
      case JsonProcessingException e ->
          plain(READER_SETTING.matcher(e.getOriginalMessage()).replaceAll(""));
      case UnknownHostException e -> "unknown host " + plain(String.valueOf(e.getMessage()));
      default -> described(problem);
    };
  }

  private static String file(FileSystemException e) {
    String name = "'" + TextSanitizer.message(e.getFile()) + "'";
    return switch (e) {
      case NoSuchFileException _ -> "there is no file " + name;
      case AccessDeniedException _ -> "no permission for " + name;
      case FileAlreadyExistsException _ -> name + " already exists";
      case NotDirectoryException _ -> name + " is not a folder";
      default -> name + ": " + kind(e);
    };
  }

  private static String described(Throwable problem) {
    String message = problem.getMessage() == null ? "" : plain(problem.getMessage());
    return message.isBlank() ? kind(problem) : message;
  }

  private static String plain(String message) {
    return withoutClasses(TextSanitizer.message(message));
  }

  /** Removes class names from a message. */
  public static String withoutClasses(String message) {
    return CLASS_NAME.matcher(message).replaceAll("").strip();
  }

  /** {@code ClosedChannelException} becomes {@code closed channel}. */
  private static String kind(Throwable problem) {
    String kind = KIND.matcher(problem.getClass().getSimpleName()).replaceFirst("");
    return NEXT_WORD.matcher(kind).replaceAll(" ").toLowerCase(Locale.ROOT);
  }
}
