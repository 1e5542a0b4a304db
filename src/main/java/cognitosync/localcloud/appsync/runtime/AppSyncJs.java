package cognitosync.localcloud.appsync.runtime;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.ref.SoftReference;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runtime APPSYNC_JS 1.0.0 on QuickJS. Engines start at the first use. The one that checks code is larger than those that run
 * it; it may go when memory is short, and is started again for the next deployment. Code that was checked by an earlier run is not
 * checked again.
 */
public final class AppSyncJs implements ResolverRuntime {
    private static final int KEPT_CODES = 256;

    private final RuntimeLimits limits;
    private final InstantSource clock;
    private final SecureRandom random;
    private final CheckedScripts scripts;
    private final EnginePool engines;
    private final Map<String, byte[]> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > KEPT_CODES;
        }
    };
    private SoftReference<CodeChecker> checker = new SoftReference<>(null);
    private String checkerVersion;

    /** Creates the runtime, without an engine. */
    public AppSyncJs(RuntimeLimits limits, InstantSource clock, SecureRandom random, CheckedScripts scripts) {
        this.limits = limits;
        this.clock = clock;
        this.random = random;
        this.scripts = scripts;
        engines = new EnginePool(() -> List.of(utilities()), limits, random);
    }

    /** What resolvers can use, and what runs them. */
    static String utilities() {
        return String.join(
                "\n",
                QuickJs.resource("boundary.js"),
                QuickJs.resource("transform.js"),
                QuickJs.resource("util.js"),
                QuickJs.resource("dynamodb.js"));
    }

    @Override
    public void check(String code) {
        try {
            bytecode(code);
        } catch (EngineException e) {
            throw refused(
                    e.reason() == EngineException.Reason.HEAP
                            ? ResolverError.OUT_OF_MEMORY.message()
                            : "The code nests too deeply, or is too large.");
        }
    }

    /** Checked and compiled once. */
    private synchronized byte[] bytecode(String code) {
        byte[] known = compiled.get(code);
        if (known == null) {
            known = compile(code);
            compiled.put(code, known);
        }
        return known;
    }

    private byte[] compile(String code) {
        if (code.length() > RuntimeLimits.LONGEST_CODE) {
            throw refused("The code is longer than " + RuntimeLimits.LONGEST_CODE + " characters.");
        }
        String script = scripts.find(code, version()).orElseGet(() -> checked(code));
        return engines.run(engine -> engine.compile(script));
    }

    private String checked(String code) {
        String script = checkerOnce().script(code);
        scripts.keep(code, version(), script);
        return script;
    }

    private String version() {
        if (checkerVersion == null) {
            checkerVersion = CodeChecker.version();
        }
        return checkerVersion;
    }

    private static CodeException refused(String reason) {
        return new CodeException(List.of(new CodeError("PARSER_ERROR", "PARSER", reason, 1, 1, -1)));
    }

    private CodeChecker checkerOnce() {
        CodeChecker present = checker.get();
        if (present == null) {
            present = new CodeChecker(limits.pages(), random);
            checker = new SoftReference<>(present);
        }
        return present;
    }

    @Override
    public Evaluation evaluate(String code, Handler handler, ResolverContext context) {
        ObjectNode invocation = JsonNodeFactory.instance.objectNode();
        invocation.put("handler", handler.exportedName());
        invocation.put("now", clock.millis());
        invocation.set("context", context.json());
        try {
            byte[] bytecode = bytecode(code);
            return Evaluation.read(engines.run(engine -> engine.run(bytecode, invocation)));
        } catch (EngineException e) {
            return exceeded(e.reason(), context);
        } catch (CodeException e) {
            // This version of the checker refuses what another one took.
            return Evaluation.failed("Code", e.getMessage(), context.stash());
        }
    }

    private Evaluation exceeded(EngineException.Reason reason, ResolverContext context) {
        return switch (reason) {
            case TIME -> Evaluation.failed("ExecutionTimeout", "Execution timed out.", context.stash());
            case MEMORY ->
                Evaluation.failed(
                        "Code",
                        "code.js: the code needs more than " + limits.pages() / 16 + " MB of memory.",
                        context.stash());
            case STACK ->
                Evaluation.failed("Code", "code.js: RangeError: Maximum call stack size exceeded", context.stash());
            case HEAP -> Evaluation.failed(ResolverError.OUT_OF_MEMORY, context.stash());
        };
    }
}
