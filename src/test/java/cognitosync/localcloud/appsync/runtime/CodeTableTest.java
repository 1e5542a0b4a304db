package cognitosync.localcloud.appsync.runtime;

import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.RUNTIME;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.context;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.failure;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.requesting;
import static cognitosync.localcloud.appsync.runtime.RuntimeFixture.returned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cognitosync.localcloud.appsync.runtime.ResolverRuntime.Handler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables in {@code src/test/resources/appsync}: what expressions give, as AWS's EvaluateCode does, and what the check says of
 * statements. The rows of each are one code, because parsing is the slow part.
 */
class CodeTableTest {
    private static final int LINES_ABOVE = 3;

    private static final List<Row> EXPRESSIONS = rows("expressions");
    private static final List<Row> STATEMENTS = rows("statements");
    private static JsonNode values;
    private static List<CodeError> errors;

    /** A row; its name appears in test reports. */
    record Row(int index, JsonNode json) {
        String text(String member) {
            return json.path(member).asText();
        }

        @Override
        public String toString() {
            return text("name");
        }
    }

    private static List<Row> rows(String table) {
        try (InputStream in = CodeTableTest.class.getResourceAsStream("/appsync/" + table + ".json")) {
            List<JsonNode> all = StreamSupport.stream(
                            new JsonMapper().readTree(in).spliterator(), false)
                    .toList();
            return IntStream.range(0, all.size())
                    .mapToObj(i -> new Row(i, all.get(i)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Row> expressions() {
        String all =
                EXPRESSIONS.stream().map(row -> row.text("expression")).collect(Collectors.joining(",\n", "[\n", "]"));
        values = returned(RUNTIME.evaluate(requesting("return " + all + ";"), Handler.REQUEST, context(Map.of())));
        return EXPRESSIONS.stream();
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void expression_hasTheValueThatAwsGives(Row row) {
        assertThat(values.path(row.index())).isEqualTo(row.json().path("value"));
    }

    static Stream<Row> statements() {
        String all = STATEMENTS.stream().map(row -> row.text("statement")).collect(Collectors.joining("\n"));
        errors = catchThrowableOfType(CodeException.class, () -> RUNTIME.check(requesting(all)))
                .errors();
        return STATEMENTS.stream();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void statement_isTaken_orRefusedWithItsLineAndName(Row row) {
        int line = row.index() + LINES_ABOVE + 1;
        assertThat(errors.stream()
                        .filter(error -> error.line() == line)
                        .map(error -> error.rule() + ": " + error.value()))
                .containsExactlyElementsOf(
                        StreamSupport.stream(row.json().path("refused").spliterator(), false)
                                .map(JsonNode::asText)
                                .toList());
    }

    @Test
    void refusals_haveAwssShape() {
        CodeException refused = catchThrowableOfType(
                CodeException.class, () -> RUNTIME.check(requesting("const a = 1;\n  while (true) {}")));
        assertThat(refused.code()).isEqualTo("BadRequestException");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused)
                .hasMessage(
                        "The code contains one or more errors. code.js(5,3): error @aws-appsync/no-while: While statements are"
                                + " not supported.");
        assertThat(refused.errors())
                .containsExactly(new CodeError(
                        "LINT_ERROR", "@aws-appsync/no-while", "While statements are not supported.", 5, 3, 15));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    export function request(ctx) { retrn 1 }           | (1,38): error PARSER: Parsing error: Unexpected token
                    export function request(ctx) {}                    | (1,1): error TRANSPILER: The code must export the function response.
                    import fs from 'fs';                               | (1,16): error TS2307: Cannot find module 'fs'
                    import { sync } from '@aws-appsync/utils/dynamodb';| (1,10): error TS2305: Module '"@aws-appsync/utils/dynamodb"'
                    import util from '@aws-appsync/utils';             | has no exported member 'default'.
                    export * from '@aws-appsync/utils';                | Unsupported Syntax Type: ExportAllDeclaration
                    export default 1;                                  | Unsupported Syntax Type: ExportDefaultDeclaration
                    export { util } from '@aws-appsync/utils';         | ExportNamedDeclaration from another module
                    const $appsync_at = 1;                             | Names with $appsync are reserved here.
                    """)
    void code_isRefused(String code, String reason) {
        assertThatThrownBy(() -> RUNTIME.check(code))
                .isInstanceOf(CodeException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void exportsAndImports_ofEveryForm_areTaken() {
        String code = """
                import { util as u } from "@aws-appsync/utils"; import * as all from '@aws-appsync/utils';
                import { get as read, operations } from '@aws-appsync/utils/dynamodb'
                const answer = (ctx) => ctx.result;
                export const request = (ctx) =>
                  [u.authType(), all.util.authType(), util.authType(), read({ key: { a: 1 } }).operation];
                export { answer as response };
                """;
        assertThat(returned(RUNTIME.evaluate(code, Handler.REQUEST, context(Map.of()))))
                .isEqualTo(RuntimeFixture.json(
                        "['IAM Authorization', 'IAM Authorization', 'IAM Authorization', 'GetItem']"));
        assertThat(returned(RUNTIME.evaluate(code, Handler.RESPONSE, context(Map.of())))
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'a.b'.replace('.', '')                              | AWS reads "." as a regular expression of Java.
                    ddb.get({ key: { a: 1 }, kee: 1 })                  | The member kee of get is not supported here.
                    ddb.put({ key: { a: 1 }, item: {}, condition: [] }) | This condition cannot be written as an expression
                    ddb.remove({ key: { a: 1 }, _version: 1 })          | The member _version of remove
                    ddb.query({ filter: {} })                           | query needs the member query.
                    util.time.nowFormatted('no such pattern')           | TypeError: Unknown pattern letter
                    util.base64Decode('*')                              | Illegal base64 character
                    util.http.addResponseHeader('x-amzn-a', 1)          | The response header x-amzn-a is restricted.
                    """)
    void calls_areRefusedWhenTheyRun(String expression, String reason) {
        assertThat(failure(RuntimeFixture.evaluate("return " + expression + ";"))
                        .message())
                .contains(reason);
    }
}
