package dev.weir.classifiers.model;

/**
 * Support for one kind of model. Each interface that extends this one is a role: {@link
 * ModelFormat} stores models, roles of other modules train them again, report on them or explain
 * them. Implementations are listed in {@code
 * META-INF/services/dev.weir.classifiers.model.ModelKind}; a class may have several roles, and a
 * kind without a role lacks only what the role does.
 */
public interface ModelKind {

  /** The kind of the models, as in artifacts and manifests. */
  String kind();
}
