package cognitosync.localcloud.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.dynamodb.CaseTable;
import cognitosync.localcloud.dynamodb.item.InputException;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.ItemReader;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Random expressions with fixed seeds: each is evaluated, or refused with an {@link InputException}, in bounded time. */
class ExpressionFuzzTest {
    private static final int ROUNDS = 40_000;
    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final List<String> PIECES = List.of(
            "a",
            "s",
            "n",
            "m.x",
            "l[0]",
            "l",
            "nope",
            "#a",
            "#b.x",
            ":s",
            ":n",
            ":l",
            ":ss",
            ":u",
            "(",
            ")",
            "((",
            "))",
            "=",
            "<>",
            "<",
            "<=",
            ">",
            ">=",
            ",",
            ".",
            "[",
            "]",
            "[1]",
            "+",
            "-",
            "1",
            "AND",
            "OR",
            "NOT",
            "BETWEEN",
            "IN",
            "IN (",
            "attribute_exists(",
            "attribute_not_exists(",
            "attribute_type(",
            "begins_with(",
            "contains(",
            "size(",
            "if_not_exists(",
            "list_append(",
            "SET",
            "REMOVE",
            "ADD",
            "DELETE",
            "status",
            "ü",
            "\"",
            "_",
            " ",
            "\n");
    private static final String NAMES = "{\"#a\": \"s\", \"#b\": \"m\"}";
    private static final String VALUES =
            "{\":s\": {\"S\": \"he\"}, \":n\": {\"N\": \"1\"}, \":l\": {\"L\": []}, \":ss\": {\"SS\": [\"a\"]}}";

    private final Random random = new Random(16);
    private final Item item = ItemReader.item(CaseTable.common("conditions"));
    private int evaluated;

    @Test
    void randomTokens_areParsed_orRefused() {
        Assertions.assertTimeoutPreemptively(BOUND, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                StringBuilder text = new StringBuilder();
                for (int j = 1 + random.nextInt(14); j > 0; j--) {
                    text.append(pick(PIECES)).append(random.nextBoolean() ? " " : "");
                }
                tryAll(text.toString());
            }
        });
    }

    @Test
    void randomWellFormedExpressions_areEvaluated() {
        Assertions.assertTimeoutPreemptively(BOUND, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                tryAll(condition(4));
                tryAll("SET q" + i + " = " + setValue(3) + " REMOVE m.x ADD c :n");
            }
            assertThat(evaluated).isGreaterThan(ROUNDS / 10);
        });
    }

    @Test
    void mutatedRowsOfTheTables_areParsed_orRefused() {
        Assertions.assertTimeoutPreemptively(BOUND, () -> {
            for (String table : List.of("conditions", "condition-faults", "key-conditions", "projections", "updates")) {
                CaseTable.rows(table).map(row -> row.get("expression").asText()).forEach(this::tryChanged);
            }
        });
    }

    private void tryChanged(String text) {
        for (int i = 0; i < 20 && !text.isEmpty(); i++) {
            int at = random.nextInt(text.length());
            String with = random.nextInt(3) == 0 ? "" : pick(PIECES);
            tryAll(text.substring(0, at) + with + text.substring(at + random.nextInt(2)));
        }
    }

    private void tryAll(String text) {
        tryOne(() -> ConditionExpression.filter(text, attributes()).holds(item));
        tryOne(() -> KeyConditionExpression.parse(text, attributes()).conditions());
        tryOne(() -> ProjectionExpression.parse(text, attributes()).of(item));
        tryOne(() -> UpdateExpression.parse(text, attributes())
                .apply(random.nextBoolean() ? Optional.of(item) : Optional.empty(), new Item(Map.of())));
    }

    private void tryOne(Runnable action) {
        try {
            action.run();
            evaluated++;
        } catch (InputException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static ExpressionAttributes attributes() {
        return ExpressionAttributes.read(json(NAMES), json(VALUES));
    }

    private static JsonNode json(String text) {
        try {
            return JsonProtocol.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String condition(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(8)) {
            case 0, 1 -> operand() + pick(List.of("=", "<>", " < ", "<=", ">", ">=")) + operand();
            case 2 -> operand() + " BETWEEN " + operand() + " AND " + operand();
            case 3 -> operand() + " IN (" + operand() + ", " + operand() + ")";
            case 4 -> pick(List.of("attribute_exists(", "attribute_not_exists(")) + path() + ")";
            case 5 -> pick(List.of("begins_with(", "contains(")) + path() + ", " + operand() + ")";
            case 6 -> "NOT " + condition(depth - 1);
            default -> "(" + condition(depth - 1) + pick(List.of(" AND ", " OR ")) + condition(depth - 1) + ")";
        };
    }

    private String operand() {
        return switch (random.nextInt(4)) {
            case 0 -> "size(" + path() + ")";
            case 1 -> pick(List.of(":s", ":n", ":l", ":ss"));
            case 2 -> "(" + path() + ")";
            default -> path();
        };
    }

    private String setValue(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 0, 1 -> pick(List.of(path(), ":n", ":l"));
            case 2 -> "if_not_exists(" + path() + "," + setValue(0) + ")";
            case 3 -> "list_append(l, " + setValue(0) + ")";
            default -> setValue(0) + pick(List.of("+", " - ")) + setValue(0);
        };
    }

    private String path() {
        return pick(List.of("s", "n", "m.x", "m.y[1]", "l[0]", "l", "nope", "#a", "#b.x", "#b.q.r"));
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
