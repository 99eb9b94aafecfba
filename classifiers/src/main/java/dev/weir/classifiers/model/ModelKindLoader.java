package dev.weir.classifiers.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds the {@link ModelKind}s on the class path. */
public final class ModelKindLoader {
  private ModelKindLoader() {}

  /** The implementations of a role, by kind. */
  public static <K extends ModelKind> Map<String, K> of(Class<K> role) {
    SortedMap<String, K> kinds = new TreeMap<>();
    ServiceLoader.load(ModelKind.class, ModelKindLoader.class.getClassLoader()).stream()
        .filter(provider -> role.isAssignableFrom(provider.type()))
        .map(provider -> role.cast(provider.get()))
        .forEach(kind -> kinds.put(kind.kind(), kind));
    return Collections.unmodifiableSortedMap(kinds);
  }

  /** The implementation of a role for a model's kind, if there is one. */
  public static <K extends ModelKind> Optional<K> find(Class<K> role, Model model) {
    return Optional.ofNullable(of(role).get(model.kind()));
  }
}
