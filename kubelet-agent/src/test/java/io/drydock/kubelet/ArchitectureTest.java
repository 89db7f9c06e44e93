package io.drydock.kubelet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.drydock.kubelet", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule ROOMS_FORM_NO_CIRCLE =
      slices().matching("io.drydock.kubelet.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule PLANS_ARE_PURE =
      classes()
          .that()
          .haveSimpleNameEndingWith("Plan")
          .or()
          .haveSimpleName("PodStatusCalculator")
          .or()
          .haveSimpleName("NodeStatusCalculator")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "io.fabric8.kubernetes.api..",
              "io.drydock.api..",
              "io.drydock.kubelet.pod..",
              "io.drydock.kubelet.node..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule PLANS_KNOW_NO_ROOM_THAT_ACTS =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Plan")
          .should()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("Steps")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("PodServices");

  @ArchTest
  static final ArchRule NOBODY_READS_THE_WALL_CLOCK =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule ONLY_THE_COMPOSITION_ROOT_NAMES_DOCKER =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.drydock.kubelet.pod..",
              "io.drydock.kubelet.probe..",
              "io.drydock.kubelet.volume..",
              "io.drydock.kubelet.node..",
              "io.drydock.kubelet.env..",
              "io.drydock.kubelet.handler..",
              "io.drydock.kubelet.server..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.drydock.kubelet.runtime.docker..");
}
