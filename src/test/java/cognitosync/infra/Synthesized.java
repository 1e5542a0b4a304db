package cognitosync.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Template;

/** The stack as one set of context values makes it, synthesized once for all tests. */
record Synthesized(Template template, Path assembly) {
    private static final Path FOLDER = Path.of("target", "test-assemblies");
    private static final Map<Map<String, String>, Synthesized> MADE = new ConcurrentHashMap<>();
    private static final Pattern MARKER = Pattern.compile("<<marker:0xbaba:\\d+>>");

    static Synthesized byDefault() {
        return with(Map.of());
    }

    static Synthesized with(Map<String, String> context) {
        return MADE.computeIfAbsent(Map.copyOf(context), Synthesized::synthesize);
    }

    /** Every resource of a type, by logical id. */
    Map<String, Map<String, Object>> ofType(String type) {
        return template.findResources(type);
    }

    /** The properties of the only resource of a type. */
    @SuppressWarnings("unchecked") // JSON objects
    Map<String, Object> theOnly(String type) {
        Map<String, Map<String, Object>> found = ofType(type);
        if (found.size() != 1) {
            throw new AssertionError("Expected one " + type + ", found " + found.keySet());
        }
        return (Map<String, Object>) found.values().iterator().next().get("Properties");
    }

    /** The only statement of the only policy of a signed-in user's role. */
    Map<?, ?> onlyStatementOfUsers() {
        Map<String, Object> role = ofType("AWS::IAM::Role").entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("SyncIdentitiesAuthenticated"))
                .findFirst()
                .orElseThrow()
                .getValue();
        List<?> policies = (List<?>) ((Map<?, ?>) role.get("Properties")).get("Policies");
        Map<?, ?> document = (Map<?, ?>) ((Map<?, ?>) policies.get(0)).get("PolicyDocument");
        List<?> statements = (List<?>) document.get("Statement");
        if (policies.size() != 1 || statements.size() != 1) {
            throw new AssertionError("Expected one statement, found " + policies);
        }
        return (Map<?, ?>) statements.get(0);
    }

    /** A deployed file as the bucket would hold it, with references written as <code>${LogicalId.Attribute}</code>. */
    @SuppressWarnings("unchecked") // JSON objects
    String deployedFile(String name) {
        for (Map<String, Object> deployment :
                ofType("Custom::CDKBucketDeployment").values()) {
            Map<String, Object> properties = (Map<String, Object>) deployment.get("Properties");
            List<String> sources = (List<String>) properties.get("SourceObjectKeys");
            List<Map<String, Object>> markers =
                    (List<Map<String, Object>>) properties.getOrDefault("SourceMarkers", List.of());
            for (int source = 0; source < markers.size(); source++) {
                Path file = assembly.resolve("asset." + sources.get(source).replace(".zip", ""))
                        .resolve(name);
                if (Files.exists(file)) {
                    return filledIn(file, markers.get(source));
                }
            }
        }
        throw new AssertionError("No deployment with markers brings " + name);
    }

    /** A value of the template, with its references as in {@link #deployedFile}. */
    static String text(Object value) {
        if (value instanceof Map<?, ?> function) {
            if (function.get("Ref") instanceof String name) {
                return "${" + name + "}";
            }
            if (function.get("Fn::GetAtt") instanceof List<?> names) {
                return "${" + names.get(0) + "." + names.get(1) + "}";
            }
            if (function.get("Fn::Join") instanceof List<?> join && join.get(1) instanceof List<?> parts) {
                return String.join(
                        (String) join.get(0),
                        parts.stream().map(Synthesized::text).toList());
            }
        }
        if (value instanceof String text) {
            return text;
        }
        throw new AssertionError("Not a text of the template: " + value);
    }

    private static String filledIn(Path file, Map<String, Object> markers) {
        try {
            return MARKER.matcher(Files.readString(file))
                    .replaceAll(marker -> Matcher.quoteReplacement(text(markers.get(marker.group()))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Synthesized synthesize(Map<String, String> context) {
        Path folder = FOLDER.resolve(
                Integer.toHexString(new TreeMap<>(context).toString().hashCode()));
        App app = TestAssembly.app(folder, context);
        SyncStack stack = TestAssembly.stack(app, TestAssembly.SITE_FIXTURE);
        Path assembly = Path.of(app.synth().getDirectory());
        return new Synthesized(Template.fromStack(stack), assembly);
    }
}
