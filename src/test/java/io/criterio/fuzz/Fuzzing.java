package io.criterio.fuzz;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs one target: the class and the method, with a hash between them, and the bytes that it takes. It starts from the good
 * inputs that the test of the same name mutates in every build, and from what earlier runs kept.
 */
final class Fuzzing {

    private Fuzzing() {}

    public static void main(String... arguments) throws Exception {
        String[] target = arguments[0].split("#");
        plant(target[0], target[1]);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectMethod(arguments[0] + "([B)"))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        listener.getSummary()
                .getFailures()
                .forEach(failure -> failure.getException().printStackTrace());
        boolean ran = listener.getSummary().getTestsSucceededCount() > 0;
        System.exit(ran && listener.getSummary().getTotalFailureCount() == 0 ? 0 : 1);
    }

    /** The fuzzer reads, and keeps, its inputs in a folder for each target. */
    private static void plant(String type, String target) throws ReflectiveOperationException, IOException {
        Method seeds = Class.forName(type + "Test").getDeclaredMethod("seeds", String.class);
        seeds.setAccessible(true);
        Path corpus = Files.createDirectories(Path.of(".cifuzz-corpus", type, target));
        int number = 0;
        for (Object seed : (List<?>) seeds.invoke(null, target)) {
            Files.write(corpus.resolve("seed-" + ++number), (byte[]) seed);
        }
    }
}
