package dev.weir.classifiers.model;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.weir", importOptions = ImportOption.DoNotIncludeTests.class)
class ClassifiersDependenciesTest {

  @ArchTest
  static final ArchRule SHOULD_NOT_KNOW_KAFKA =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.confluent..");

  @ArchTest
  static final ArchRule SHOULD_USE_THE_VECTOR_MODULE_ONLY_WHERE_SIMD_IS =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.weir.classifiers.internal.simd")
          .or()
          .haveSimpleNameNotStartingWith("Simd")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector..");

  /** So that the vector module is not needed unless SIMD is available. */
  @ArchTest
  static final ArchRule SHOULD_GET_SIMD_FROM_ITS_PROVIDER =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("Simd")
          .and()
          .doNotHaveSimpleName("Vectorization")
          .and()
          .doNotHaveSimpleName("VectorSupport")
          .should()
          .dependOnClassesThat(simpleNameStartingWith("Simd").and(not(simpleName("Simd"))));

  /** The kernels depend on nothing else of this module. */
  @ArchTest
  static final ArchRule SHOULD_KEEP_THE_KERNELS_APART =
      noClasses()
          .that()
          .resideInAPackage("dev.weir.classifiers.internal.simd")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.weir..")
                  .and(not(resideInAPackage("dev.weir.classifiers.internal.simd"))));
}
