package cognitosync.localcloud.dynamodb.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.dynamodb.expression.KeyConditions.Bound;
import cognitosync.localcloud.dynamodb.expression.KeyConditions.KeyComparison;
import cognitosync.localcloud.dynamodb.expression.KeyConditions.KeyOperator;
import cognitosync.localcloud.dynamodb.expression.KeyConditions.KeyRange;
import cognitosync.localcloud.dynamodb.item.AttributeValue;
import cognitosync.localcloud.dynamodb.item.AttributeValue.L;
import cognitosync.localcloud.dynamodb.item.AttributeValue.N;
import cognitosync.localcloud.dynamodb.item.AttributeValue.S;
import cognitosync.localcloud.dynamodb.item.Decimal;
import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.KeyBytes;
import cognitosync.localcloud.dynamodb.item.KeySchema;
import cognitosync.localcloud.dynamodb.item.KeySchema.KeyAttribute;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionLimitsTest {
    private static final KeySchema SCHEMA = new KeySchema(
            new KeyAttribute("a", AttributeValue.Type.S), Optional.of(new KeyAttribute("b", AttributeValue.Type.S)));

    @Test
    void reservedWords_areThePublishedOnes_caseInsensitively() {
        assertThat(ReservedWords.count()).isEqualTo(573);
        assertThat(ReservedWords.contains("staTus")).isTrue();
        assertThat(ReservedWords.contains("colour")).isFalse();
    }

    @Test
    void expression_of4096Bytes_isParsed_andOneMoreIsNot() {
        String longest = "x".repeat(4096);
        ProjectionExpression.parse(longest, ExpressionAttributes.none());
        assertThatThrownBy(() -> ProjectionExpression.parse(longest + "x", ExpressionAttributes.none()))
                .hasMessage("Invalid ProjectionExpression: Expression size has exceeded the maximum allowed size; "
                        + "expression size: 4097");
        assertThatThrownBy(() -> condition("ü".repeat(2049))).hasMessageEndingWith("expression size: 4098");
    }

    @Test
    void condition_with300Operators_isParsed_andOneMoreIsNot() {
        String deep = "a<b " + "or (a<b ".repeat(149) + ")".repeat(149);
        assertThat(condition(deep).holds(Item.EMPTY)).isFalse();
        condition("NOT " + deep);
        String tooMany = "Invalid ConditionExpression: The expression contains too many operators; operator count: 301";
        assertThatThrownBy(() -> condition("NOT NOT " + deep)).hasMessage(tooMany);
        assertThatThrownBy(() -> condition("a<b " + "or (a<b ".repeat(454) + ")".repeat(454)))
                .hasMessage(tooMany);
        assertThatThrownBy(() -> condition("not ".repeat(1000) + "a<b")).hasMessage(tooMany);
    }

    @Test
    void list_of100Operands_isParsed_andOneMoreIsNot() {
        condition("a IN (" + names(100) + ")");
        assertThatThrownBy(() -> condition("a IN (" + names(101) + ")"))
                .hasMessage("Invalid ConditionExpression: The IN operator is provided with too many operands; "
                        + "number of operands: 101");
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "((a<b", "NOT ", "f(", "size(", "a<(", "a in (", "a.", "a[0]", "(a).", "a=b AND "})
    void conditionThatRepeatsATerm_isRefusedQuickly_onASmallStack(String piece) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            Throwable[] thrown = new Throwable[1];
            Thread small = new Thread(
                    null,
                    () -> {
                        try {
                            condition(piece.repeat(4096 / piece.length()));
                        } catch (RuntimeException | StackOverflowError e) {
                            thrown[0] = e;
                        }
                    },
                    "small",
                    256 * 1024);
            small.start();
            small.join();
            assertThat(thrown[0]).isNotNull().hasMessageStartingWith("Invalid ConditionExpression: ");
        });
    }

    @Test
    void unclosedParentheses_andDeepCalls_haveTheirErrors() {
        assertThatThrownBy(() -> condition("(".repeat(2046) + "a<b" + ")".repeat(2046)))
                .hasMessage("Invalid ConditionExpression: The expression has redundant parentheses;");
        assertThatThrownBy(() -> condition("a < " + "f(".repeat(1355) + "b" + ")".repeat(1355)))
                .hasMessage("Invalid ConditionExpression: Invalid function name; function: f");
        assertThatThrownBy(() -> condition("(".repeat(4096)))
                .hasMessage("Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"(\"");
        String deep = "SET a = " + "if_not_exists(a,".repeat(239) + "b" + ")".repeat(239);
        assertThat(UpdateExpression.parse(deep, ExpressionAttributes.none())
                        .apply(Optional.of(item("b", new S("x"))), Item.EMPTY)
                        .after())
                .contains(new Item(Map.of("b", new S("x"), "a", new S("x"))));
    }

    @Test
    void projectionOfManyPaths_isParsedQuickly() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            String paths = IntStream.range(0, 800).mapToObj(i -> "x" + i).collect(Collectors.joining(","));
            assertThat(ProjectionExpression.parse(paths, ExpressionAttributes.none())
                            .paths())
                    .hasSize(800);
        });
    }

    @Test
    void valuesOfMoreThan2MB_areRefused() {
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        values.putObject(":v").put("S", "x".repeat(2 * 1024 * 1024 - 2));
        ExpressionAttributes.read(MissingNode.getInstance(), values);
        ObjectNode names = JsonNodeFactory.instance.objectNode().put("#n", "n");
        assertThatThrownBy(() -> ExpressionAttributes.read(names, values)).hasMessageStartingWith("Combined size of");
        values.putObject(":w").put("S", "x");
        assertThatThrownBy(() -> ExpressionAttributes.read(MissingNode.getInstance(), values))
                .hasMessage("ExpressionAttributeValues exceeds max size");
    }

    @Test
    void update_toAnItemTooLargeOrTooDeep_isRefused() {
        UpdateExpression twice = UpdateExpression.parse("SET b = a", ExpressionAttributes.none());
        assertThatThrownBy(() -> twice.apply(Optional.of(item("a", new S("x".repeat(300_000)))), Item.EMPTY))
                .hasMessage("Item size to update has exceeded the maximum allowed size");
        AttributeValue deep = new S("leaf");
        for (int i = 0; i < 31; i++) {
            deep = new L(List.of(deep));
        }
        Item full = item("a", deep);
        assertThat(twice.apply(Optional.of(full), Item.EMPTY).after()).isPresent();
        UpdateExpression deeper = UpdateExpression.parse("SET a[0] = a", ExpressionAttributes.none());
        assertThatThrownBy(() -> deeper.apply(Optional.of(full), Item.EMPTY))
                .hasMessageStartingWith("Nesting Levels have exceeded supported limits");
    }

    @Test
    void keyAttributes_areScalars_andNotAllowedInUpdatesAndQueryFilters() {
        assertThatThrownBy(() -> KeyPaths.requireUntouched(
                        UpdateExpression.parse("REMOVE c, b SET a.x = c", ExpressionAttributes.none()), SCHEMA))
                .hasMessage("One or more parameter values were invalid: "
                        + "Cannot update attribute a. This attribute is part of the key");
        KeyPaths.requireUntouched(UpdateExpression.parse("SET c = a", ExpressionAttributes.none()), SCHEMA);
        assertThatThrownBy(() ->
                        KeyPaths.requireScalars(condition("a.b = c and b = c").paths(), SCHEMA))
                .hasMessage("Key attributes must be scalars; list random access '[]' and map lookup '.'"
                        + " are not allowed: Key: a");
        KeyPaths.requireScalars(condition("a = c and c.b = c[1]").paths(), SCHEMA);
        assertThatThrownBy(() -> KeyPaths.requireNone(condition("c = d and b = c"), SCHEMA))
                .hasMessage(
                        "Filter Expression can only contain non-primary key attributes: " + "Primary key attribute: b");
        KeyPaths.requireNone(condition("c = d"), SCHEMA);
    }

    @Test
    void paths_areThoseInTheExpression() {
        assertThat(condition("((m).x = c) AND size(l[0]) > n AND begins_with(s, t)")
                        .paths())
                .extracting(DocumentPath::toString)
                .containsExactlyInAnyOrder("[m, x]", "[c]", "[l, [0]]", "[n]", "[s]", "[t]");
        UpdateExpression update =
                UpdateExpression.parse("SET a = if_not_exists(b, c) - d REMOVE e.f", ExpressionAttributes.none());
        assertThat(update.targets()).extracting(DocumentPath::toString).containsExactly("[a]", "[e, f]");
        assertThat(update.paths()).extracting(DocumentPath::attribute).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void keyRange_hasExactlyTheKeysThatSatisfyTheComparison() {
        Random random = new Random(16);
        List<KeyOperator> operators = List.of(KeyOperator.values());
        for (int i = 0; i < 20_000; i++) {
            KeyOperator operator = operators.get(random.nextInt(operators.size()));
            boolean numbers = operator != KeyOperator.BEGINS_WITH && random.nextBoolean();
            KeyComparison comparison =
                    new KeyComparison(operator, List.of(value(random, numbers), value(random, numbers)));
            AttributeValue key = value(random, numbers);
            assertThat(isWithin(KeyBytes.of(key), comparison.range()))
                    .as(key + " " + comparison)
                    .isEqualTo(comparison.holds(key));
        }
    }

    private static AttributeValue value(Random random, boolean number) {
        String digits = String.valueOf(random.nextInt(30));
        return number ? new N(Decimal.parse((random.nextBoolean() ? "-" : "") + digits)) : new S(digits);
    }

    private static boolean isWithin(byte[] key, KeyRange range) {
        return range.from().stream().allMatch(from -> isBeyond(key, from, 1))
                && range.to().stream().allMatch(to -> isBeyond(key, to, -1));
    }

    private static boolean isBeyond(byte[] key, Bound bound, int sign) {
        int order = Arrays.compareUnsigned(key, bound.key()) * sign;
        return order > 0 || (order == 0 && bound.inclusive());
    }

    private static Item item(String name, AttributeValue value) {
        return new Item(Map.of(name, value));
    }

    private static ConditionExpression condition(String text) {
        return ConditionExpression.condition(text, ExpressionAttributes.none());
    }
}
