package io.criterio.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A folder of the class path with everything below it. Class loaders list no folders (the one of a packaged Quarkus
 * application not even those of its jars), but all of them find a file: from where that one lies, this walks.
 */
final class ClasspathFolder {

    private ClasspathFolder() {}

    /** Files below a directory, by path with forward slashes. */
    static Map<String, byte[]> walk(Path directory, Predicate<String> wanted) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                String name = directory.relativize(path).toString().replace('\\', '/');
                if (Files.isRegularFile(path) && wanted.test(name)) {
                    files.put(name, Files.readAllBytes(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + directory, e);
        }
        return files;
    }

    /**
     * Files below the folder that holds a known file.
     *
     * @param anchor resource name of the known file, which lies directly in the folder
     * @return by path below the folder; empty if there is no such file
     */
    static Map<String, byte[]> walk(ClassLoader loader, String anchor, Predicate<String> wanted) {
        URL url = loader.getResource(anchor);
        if (url == null) {
            return Map.of();
        }
        try {
            if (url.getProtocol().equals("file")) {
                Path file = Path.of(url.toURI());
                return walk(Objects.requireNonNull(file.getParent(), "a file lies in a folder"), wanted);
            }
            return walkJar(url, anchor.substring(0, anchor.lastIndexOf('/') + 1), wanted);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + url, e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot read " + url, e);
        }
    }

    /** Names of the files directly in the folder that holds a known file; empty if there is no such file. */
    static Set<String> names(ClassLoader loader, String anchor) {
        return walk(loader, anchor, name -> !name.contains("/")).keySet();
    }

    private static Map<String, byte[]> walkJar(URL url, String prefix, Predicate<String> wanted)
            throws IOException, URISyntaxException {
        // jar:file:/…/app.jar!/rules/release.yaml
        String text = url.toString();
        int end = text.indexOf("!/");
        if (!text.startsWith("jar:file:") || end < 0) {
            throw new IOException("expected a file or an entry of a jar file, found " + url);
        }
        Map<String, byte[]> files = new TreeMap<>();
        try (JarFile jar = new JarFile(
                Path.of(new URI(text.substring("jar:".length(), end))).toFile())) {
            Enumeration<JarEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                if (!entry.isDirectory() && name.startsWith(prefix) && wanted.test(name.substring(prefix.length()))) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        files.put(name.substring(prefix.length()), in.readAllBytes());
                    }
                }
            }
        }
        return files;
    }
}
