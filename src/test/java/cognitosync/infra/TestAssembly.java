package cognitosync.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Synthesizes the product's stack inside this JVM: the first synthesis starts jsii's kernel, later ones take 0.1 s. */
public final class TestAssembly {
    /** A site of three small pages, for tests that need no real one. */
    public static final Path SITE_FIXTURE = Path.of("src", "test", "resources", "site-fixture");

    /** What tests lock that synthesize or ask a template: the conversation with jsii's kernel is one thread's. */
    public static final String KERNEL = "jsii";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> CONTEXT = new TypeReference<>() {};

    private TestAssembly() {}

    /**
     * Makes a cloud assembly.
     *
     * @param outDir where to put it
     * @param siteDist the built site, such as {@link #SITE_FIXTURE}
     * @param context context values, such as {@code signIn}
     * @return the folder of the assembly
     */
    public static Path synthesize(Path outDir, Path siteDist, Map<String, String> context) {
        App app = app(outDir, context);
        stack(app, siteDist);
        return Path.of(app.synth().getDirectory());
    }

    static App app(Path outDir, Map<String, String> context) {
        Map<String, Object> all = contextOfCdkJson();
        all.putAll(context);
        return new App(AppProps.builder()
                .context(all)
                .analyticsReporting(false)
                .outdir(outDir.toString())
                .build());
    }

    static SyncStack stack(App app, Path siteDist) {
        SyncContext context = SyncContext.read(app.getNode()::tryGetContext);
        return new SyncStack(app, SyncStack.NAME, new SyncStack.Props(context, BuiltSite.in(siteDist)));
    }

    /** The feature flags, as the CDK command line reads them. */
    private static Map<String, Object> contextOfCdkJson() {
        try {
            JsonNode file = JSON.readTree(Path.of("cdk.json").toFile());
            return new TreeMap<>(JSON.convertValue(file.get("context"), CONTEXT));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
