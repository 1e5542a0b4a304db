package cognitosync.localcloud.appsync.runtime;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.roastedroot.quickjs4j.core.Builtins;
import io.roastedroot.quickjs4j.core.Engine;
import io.roastedroot.quickjs4j.core.HostFunction;
import io.roastedroot.quickjs4j.core.ScriptCache;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.Memory;
import run.endive.wasm.types.MemoryLimits;

/**
 * One QuickJS engine, a WebAssembly module on the JVM. Its memory is restored before each run to what it was when its scripts had
 * been loaded, so nothing of a run is left for the next. Used by one thread at a time; after an error it is not used again.
 *
 * <p>At rest an engine takes its memory: 5.5 MB with the utilities of resolvers, 8 MB with the checker. A run may let it grow to the
 * limit. The saved memory, 0.6 MB and 3 MB, is shared by all engines with the same scripts.
 *
 * @see <a href="https://github.com/roastedroot/quickjs4j">quickjs4j</a>
 */
final class QuickJs {
    private static final int PAGE = 64 * 1024;
    private static final byte[] ZEROS = new byte[PAGE];

    /** Room for the values of a usual run, free when the memory is saved, so that the run need not let the memory grow. */
    private static final String ROOM = "void new ArrayBuffer(4 * 1024 * 1024);";

    // The library turns texts into bytes of the platform's charset, in which ASCII alone is always the same.
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final SecureRandom random;
    private final Engine engine;
    private byte[][] saved;
    private Memory memory;
    private JsonNode input = NullNode.getInstance();
    private JsonNode output = MissingNode.getInstance();

    private QuickJs(int pages, SecureRandom random) {
        this.random = random;
        engine = Engine.builder()
                .withMemoryFactory(limits -> memory(limits.initialPages(), pages))
                .withObjectMapper(ASCII)
                .withCache(new NoCache())
                .addBuiltins(Builtins.builder("host")
                        .add(
                                function("input", none -> input),
                                function("output", this::keep),
                                function("random", this::randomBytes),
                                function("time", DateFormats::answer),
                                function("toDynamoDB", Conversions::toDynamoDb),
                                function("urlDecode", Conversions::urlDecoded),
                                function("urlEncode", Conversions::urlEncoded))
                        .build())
                .build();
    }

    /**
     * Starts an engine.
     *
     * @param scripts run once, in this order
     * @param pages how large its memory may become
     */
    static QuickJs start(List<String> scripts, int pages, SecureRandom random) {
        QuickJs started = new QuickJs(pages, random);
        scripts.forEach(started::load);
        started.load(ROOM);
        started.saved = started.save();
        return started;
    }

    /** Starts an engine with the memory that another one saved, in a fraction of the time that its scripts took. */
    static QuickJs start(byte[][] saved, int pages, SecureRandom random) {
        QuickJs started = new QuickJs(pages, random);
        started.memory.grow(saved.length - started.memory.pages());
        started.saved = saved;
        return started;
    }

    private void load(String script) {
        engine.exec(engine.compileRaw(script.getBytes(StandardCharsets.UTF_8)));
    }

    /** The memory that each run begins with, which is not changed. */
    byte[][] saved() {
        return saved;
    }

    /** What boundary.js calls by its name. */
    private static HostFunction function(String name, UnaryOperator<JsonNode> body) {
        return new HostFunction(
                name, List.of(JsonNode.class), JsonNode.class, arguments -> body.apply((JsonNode) arguments.get(0)));
    }

    private Memory memory(int initialPages, int pages) {
        memory = new ByteArrayMemory(new MemoryLimits(initialPages, pages));
        return memory;
    }

    /** Scripts in the classes beside this one. */
    static String resource(String name) {
        try (InputStream in = QuickJs.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The file " + name + " is missing from the classes.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + name + " cannot be read from the classes.", e);
        }
    }

    /** Bytecode that every engine of this version runs. */
    byte[] compile(String script) {
        restore();
        return engine.readCompiled(engine.compileRaw(script.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Runs a compiled script.
     *
     * @return the output that it gave
     */
    JsonNode run(byte[] bytecode, JsonNode given) {
        restore();
        input = given;
        output = MissingNode.getInstance();
        engine.exec(engine.writeCompiled(bytecode));
        return output;
    }

    /** Whether the last run left the size of the memory as it was; what has grown cannot shrink. */
    boolean isOfSavedSize() {
        return memory.pages() == saved.length;
    }

    /** Whether the memory is as large as it may become. */
    boolean isFull() {
        return memory.pages() == memory.maximumPages();
    }

    private byte[][] save() {
        byte[][] pages = new byte[memory.pages()][];
        for (int i = 0; i < pages.length; i++) {
            byte[] page = memory.readBytes(i * PAGE, PAGE);
            pages[i] = Arrays.equals(page, ZEROS) ? ZEROS : page;
        }
        return pages;
    }

    private void restore() {
        for (int i = 0; i < saved.length; i++) {
            memory.write(i * PAGE, saved[i]);
        }
    }

    private JsonNode keep(JsonNode given) {
        output = given;
        return NullNode.getInstance();
    }

    private JsonNode randomBytes(JsonNode count) {
        byte[] bytes = new byte[count.asInt()];
        random.nextBytes(bytes);
        ArrayNode unsigned = JsonNodeFactory.instance.arrayNode();
        for (byte one : bytes) {
            unsigned.add(Byte.toUnsignedInt(one));
        }
        return unsigned;
    }

    /** Compiled code is kept by those who run it. */
    private static final class NoCache implements ScriptCache {
        @Override
        public boolean exists(byte[] code) {
            return false;
        }

        @Override
        public void set(byte[] code, byte[] compiled) {
            // Nothing is kept.
        }

        @Override
        public byte[] get(byte[] code) {
            return null;
        }
    }
}
