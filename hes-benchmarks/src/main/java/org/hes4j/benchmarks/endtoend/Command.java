package org.hes4j.benchmarks.endtoend;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program to run: its words, and what is added to its environment. */
record Command(List<String> words, Map<String, String> environment) {
  static Command of(String... words) {
    return new Command(List.of(words), Map.of());
  }

  /** A main of this module, in a JVM like our own, without any flags. */
  static Command java(Class<?> main, String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(javaProgram());
    words.addAll(List.of("-cp", classPath(), main.getName()));
    words.addAll(List.of(arguments));
    return new Command(words, Map.of());
  }

  /** Ours, for a program that runs in another folder. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(each -> Path.of(each).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  static String javaProgram() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
