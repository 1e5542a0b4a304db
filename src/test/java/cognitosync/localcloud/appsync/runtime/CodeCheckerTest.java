package cognitosync.localcloud.appsync.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The check by units says what the check of the whole says. */
class CodeCheckerTest {
    /** Such a line break makes the check take the code as a whole. */
    private static final String AS_A_WHOLE = "// \u2028";

    /** One for all, so that each code finds the units of those before. */
    private static final CodeChecker CHECKER = new CodeChecker(256, new SecureRandom());

    private static final String HANDLERS = """
            /** Asks. */
            export function request(ctx) {
              return { payload: shared(ctx.args) };
            }

            export function response(ctx) {
              for (const one of ctx.result) {
                util.error(one, `of ${one}`);
              }
              return ctx.result;
            }
            """;

    private static final String SHARED = """
            // Is in several codes.
            function shared(value) {
              return other(value);
            }

            """;

    static Stream<String> codes() {
        String bundle = "import { util } from \"@aws-appsync/utils\";\n" + SHARED;
        return Stream.of(
                bundle + "function other(value) {\n  return value;\n}\n" + HANDLERS,
                bundle + "const other = (value) => util.toJson(value);\nconst OF = 'one', [TWO, { three }] = [1, {}];\n"
                        + HANDLERS,
                // The same units, but what they name has changed its meaning, or is missing.
                bundle + "const other = 'no function';\n" + HANDLERS,
                bundle + HANDLERS,
                "const util = {};\n" + SHARED + "const other = 1;\n" + HANDLERS,
                "import { util as other } from \"@aws-appsync/utils\";\n" + SHARED + HANDLERS,
                "import * as other from \"@aws-appsync/utils/dynamodb\";\n" + SHARED + HANDLERS,
                // Functions that are passed, returned or copied.
                bundle + "function other(value) {\n  return request;\n}\n" + HANDLERS,
                bundle + "const other = request;\n" + HANDLERS,
                bundle + "function other(value) {\n  return util.toJson(shared);\n}\n" + HANDLERS,
                // Cycles through several units and within one.
                bundle + "function other(value) {\n  return shared(value);\n}\n" + HANDLERS,
                bundle + "function other(value) {\n  const inner = () => request();\n  return inner();\n}\n" + HANDLERS,
                bundle + "function other(value) {\n  return other(value);\n}\n" + HANDLERS,
                // Names that are declared twice, in an inner block, or exported in a list.
                bundle + "const other = 1;\nconst other = 2;\n" + HANDLERS,
                bundle + "if (util) {\n  var other = 1;\n}\n" + HANDLERS,
                bundle + "const other = 1;\n" + HANDLERS.replace("export ", "")
                        + "export { request, response as response };\n",
                bundle + "const other = 1;\n" + HANDLERS + "export { request };\n",
                bundle + "const other = 1;\n" + HANDLERS.replace("export function request", "function request"),
                // Lines that look like declarations.
                bundle + "const other = `\nfunction request() {}\nconst other = 1;\n`;\n" + HANDLERS,
                bundle + "/*\nfunction request() {}\nconst other = 1;\n*/\nconst other = 1;\n" + HANDLERS,
                bundle + "const other = 1\n/** No end. */\nfunction more() {}\n" + HANDLERS,
                bundle + "const other = 1 +\nfunction () {};\n" + HANDLERS,
                bundle + "const other = 1;\nlet more = other\n// A comment.\n/ 2;\n" + HANDLERS,
                // Syntax that is no JavaScript, or none of AppSync's, and names of other languages.
                bundle + "const other = ;\n" + HANDLERS,
                bundle + "const other = 1;\nfunction more() {\n  while (true) {}\n}\n" + HANDLERS,
                bundle + "const other = 'unterminated;\n" + HANDLERS,
                bundle + "const \u00fcber = 'gr\u00fc\u00df', other = \u00fcber;\nconst wei\u00df = { \u00fcber };\n"
                        + HANDLERS,
                bundle + "const other = 1;\nconst $appsync_at = 1;\n" + HANDLERS,
                bundle.replace("\n", "\r\n") + "const other = 1;\r\n" + HANDLERS,
                "");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void codeByUnits_givesTheScriptOrTheErrors_ofTheWhole(String code) {
        String whole = outcome(code + AS_A_WHOLE);
        assertThat(outcome(code)).isEqualTo(whole.replace(AS_A_WHOLE, ""));
        assertThat(outcome(code)).as("with units that are known").isEqualTo(whole.replace(AS_A_WHOLE, ""));
    }

    private static String outcome(String code) {
        try {
            return CHECKER.script(code);
        } catch (CodeException e) {
            return e.getMessage();
        }
    }

    @Test
    void unitsThatAreKnown_costNoMoreParsing() {
        String first = codes().findFirst().orElseThrow();
        CHECKER.script(first);
        int known = CHECKER.knownUnits();
        CHECKER.script(first + "\nconst more = 1;\n");
        assertThat(CHECKER.knownUnits()).isBetween(known + 1, known + 2);
    }
}
