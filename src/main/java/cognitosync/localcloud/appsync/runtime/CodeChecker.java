package cognitosync.localcloud.appsync.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * Parses code with acorn, in an engine, and refuses what the runtime does not support.
 *
 * @see <a href="https://github.com/acornjs/acorn">acorn</a>
 */
final class CodeChecker {
    private static final String ACORN = "/META-INF/maven/org.webjars.npm/acorn/pom.properties";

    private final EnginePool engines;
    private final byte[] check;

    /** Starts its engine. */
    CodeChecker(int pages, SecureRandom random) {
        engines = new EnginePool(CodeChecker::scripts, new RuntimeLimits(RuntimeLimits.CHECK_TIME, pages, 1), random);
        check = engines.run(engine -> engine.compile("$check();"));
    }

    /** A digest of everything that decides about a check and its script. */
    static String version() {
        try {
            byte[] scripts = String.join("\n", scripts()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(scripts));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    private static List<String> scripts() {
        String checker = String.join(
                "\n",
                AppSyncJs.utilities(),
                QuickJs.resource("language.js"),
                QuickJs.resource("statements.js"),
                QuickJs.resource("expressions.js"),
                QuickJs.resource("checker.js"));
        return List.of(acorn(), checker);
    }

    private static String acorn() {
        Properties artifact = new Properties();
        try (InputStream in = CodeChecker.class.getResourceAsStream(ACORN)) {
            if (in == null) {
                throw new IllegalStateException("The library acorn is missing from the class path.");
            }
            artifact.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + ACORN + " cannot be read.", e);
        }
        return QuickJs.resource(
                "/META-INF/resources/webjars/acorn/" + artifact.getProperty("version") + "/dist/acorn.js");
    }

    /**
     * The script that runs the code.
     *
     * @throws CodeException with everything that is not supported
     * @throws EngineException if the code is too much for the engine
     */
    String script(String code) {
        JsonNode checked = engines.run(engine -> engine.run(check, TextNode.valueOf(code)));
        List<CodeError> errors = new ArrayList<>();
        for (JsonNode error : checked.path("errors")) {
            errors.add(new CodeError(
                    error.path("errorType").asText(),
                    error.path("rule").asText(),
                    error.path("value").asText(),
                    error.path("line").asInt(),
                    error.path("column").asInt(),
                    error.path("span").asInt()));
        }
        if (!errors.isEmpty()) {
            throw new CodeException(errors);
        }
        return checked.path("script").asText();
    }
}
