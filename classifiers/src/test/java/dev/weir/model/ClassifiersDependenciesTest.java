package dev.weir.model;

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
  static final ArchRule SHOULD_USE_THE_VECTOR_MODULE_ONLY_IN_SIMD_TWINS =
      noClasses()
          .that()
          .haveSimpleNameNotStartingWith("Simd")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator.vector..");
}
