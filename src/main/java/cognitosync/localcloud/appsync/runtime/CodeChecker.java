package cognitosync.localcloud.appsync.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Parses code with acorn, in an engine, and refuses what the runtime does not support. Remembers the units of codes, which are the
 * functions and constants that a bundler puts into one code after the other: each is parsed once. HotSpot does not compile the loop
 * in which QuickJS runs scripts, a method of 57 KB, so a parse takes a hundred times as long as on other engines.
 *
 * @see <a href="https://github.com/acornjs/acorn">acorn</a>
 */
final class CodeChecker {
    private static final String ACORN = "/META-INF/maven/org.webjars.npm/acorn/pom.properties";

    /** Nothing that is complete before such a line goes on in it: it begins a declaration, perhaps after comments. */
    private static final Pattern UNIT = Pattern.compile(
            "^(?=(?://.*+\\n|/\\*\\*(?:[^*]|\\*(?!/))*+\\*/\\n)*+(?:export )?(?:function|const) )", Pattern.MULTILINE);

    private static final int KEPT_UNITS = 512;

    private final EnginePool engines;
    private final byte[] check;
    private final Map<String, JsonNode> units = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JsonNode> eldest) {
            return size() > KEPT_UNITS;
        }
    };

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
                QuickJs.resource("checker.js"),
                QuickJs.resource("tokens.js"),
                QuickJs.resource("units.js"));
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
        String[] texts = UNIT.split(code);
        JsonNode checked = engines.run(engine -> engine.run(check, input(texts)));
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
        for (int i = 0; i < checked.path("units").size(); i++) {
            JsonNode unit = checked.path("units").get(i);
            if (!unit.isNull()) {
                units.put(texts[i], unit);
            }
        }
        return checked.path("script").asText();
    }

    /** How many units need not be parsed any more. */
    int knownUnits() {
        return units.size();
    }

    private ObjectNode input(String... texts) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        ArrayNode known = input.putArray("known");
        ArrayNode all = input.putArray("texts");
        for (String text : texts) {
            all.add(text);
            known.add(units.get(text));
        }
        return input;
    }
}
