package cognitosync.localcloud.appsync.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which data satisfies an enhanced filter, and which filters are refused. */
class SubscriptionFilterTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    // Quotes are single in both columns, and a slash parts the values of a list.
    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    5              | eq          | 5             | true
                    5              | eq          | 5.0           | true
                    5              | eq          | '5'           | false
                    'a'            | eq          | 'a'           | true
                    'a'            | eq          | 'A'           | false
                    true           | eq          | true          | true
                    true           | eq          | false         | false
                    null           | eq          | 'a'           | false
                    ['a']          | eq          | 'a'           | false
                    5              | ne          | 6             | true
                    5              | ne          | 5.0           | false
                    5              | ne          | '5'           | true
                    null           | ne          | 5             | false
                    ['a']          | ne          | 'a'           | false
                    4              | le          | 5             | true
                    5              | le          | 5             | true
                    6              | le          | 5             | false
                    9              | le          | '91'          | false
                    'a'            | le          | 'b'           | true
                    5              | lt          | 5             | false
                    4.9            | lt          | 5             | true
                    5              | ge          | 5             | true
                    4              | ge          | 5             | false
                    true           | ge          | 0             | false
                    5              | gt          | 5             | false
                    'b'            | gt          | 'a'           | true
                    'a wall'       | contains    | 'wall'        | true
                    'a wall'       | contains    | 'hall'        | false
                    ['a', 'b']     | contains    | 'b'           | true
                    ['ab']         | contains    | 'b'           | false
                    [1, 2]         | contains    | 2             | true
                    [1, 2]         | contains    | '2'           | false
                    12             | contains    | 2             | false
                    'a wall'       | notContains | 'hall'        | true
                    'a wall'       | notContains | 'wall'        | false
                    ['a', 'b']     | notContains | 'c'           | true
                    ['a', 'b']     | notContains | 'b'           | false
                    []             | notContains | 'b'           | true
                    12             | notContains | 3             | false
                    null           | notContains | 'b'           | false
                    'wall'         | beginsWith  | 'wa'          | true
                    'wall'         | beginsWith  | 'al'          | false
                    12             | beginsWith  | '1'           | false
                    'a'            | in          | ['b', 'a']    | true
                    'c'            | in          | ['b', 'a']    | false
                    1              | in          | [1.0]         | true
                    ['a']          | in          | ['a']         | false
                    'c'            | notIn       | ['b', 'a']    | true
                    'a'            | notIn       | ['b', 'a']    | false
                    ['a']          | notIn       | ['b']         | false
                    null           | notIn       | ['b']         | false
                    1              | between     | [1, 3]        | true
                    3              | between     | [1, 3]        | true
                    3.1            | between     | [1, 3]        | false
                    'b'            | between     | ['a', 'c']    | true
                    'd'            | between     | ['a', 'c']    | false
                    '2'            | between     | [1, 3]        | false
                    ['a', 'b']     | containsAny | ['x', 'b']    | true
                    ['a', 'b']     | containsAny | ['x', 'y']    | false
                    'b'            | containsAny | ['x', 'b']    | false
                    """)
    void operator_comparesTheFieldWithTheValue(String field, String operator, String value, boolean expected)
            throws JsonProcessingException {
        SubscriptionFilter filter = SubscriptionFilter.read(group(rule("count", operator, value)));
        assertThat(filter.matches(json("{'count': " + field + "}"))).isEqualTo(expected);
    }

    @Test
    void fieldThatIsNotSelected_satisfiesNoOperator() throws JsonProcessingException {
        JsonNode data = json("{'other': 1}");
        for (String operator : new String[] {"eq", "ne", "le", "lt", "ge", "gt", "contains", "notContains"}) {
            assertThat(SubscriptionFilter.read(group(rule("count", operator, "1")))
                            .matches(data))
                    .as(operator)
                    .isFalse();
        }
        assertThat(SubscriptionFilter.read(group(rule("count", "notIn", "[1]"))).matches(data))
                .isFalse();
    }

    @Test
    void rules_areAllSatisfied_inAnyGroup() throws JsonProcessingException {
        SubscriptionFilter filter = SubscriptionFilter.read(json("{'filterGroup': ["
                + "{'filters': [" + rule("severity", "ge", "7") + "," + rule("priority", "in", "['high', 'medium']")
                + "]},"
                + "{'filters': [" + rule("category", "eq", "'security'") + "]}]}"));
        assertThat(filter.matches(json("{'severity': 8, 'priority': 'high'}"))).isTrue();
        assertThat(filter.matches(json("{'severity': 8, 'priority': 'low'}"))).isFalse();
        assertThat(filter.matches(json("{'severity': 6, 'priority': 'high'}"))).isFalse();
        assertThat(filter.matches(json("{'severity': 1, 'category': 'security'}")))
                .isTrue();
    }

    @Test
    void nestedField_isFoundToTheFifthLevel() throws JsonProcessingException {
        JsonNode data = json("{'a': {'b': {'c': {'d': {'e': 1, 'f': {'g': 1}}}}}}");
        assertThat(SubscriptionFilter.read(group(rule("a.b.c.d.e", "eq", "1"))).matches(data))
                .isTrue();
        assertThat(SubscriptionFilter.read(group(rule("a.b.c.d.f.g", "eq", "1")))
                        .matches(data))
                .isFalse();
        assertThat(SubscriptionFilter.read(group(rule("a.x.c", "eq", "1"))).matches(data))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    in          | ['a','b','c','d','e','f'] | subscription exceeds maximum value limit 5 for operator `in`.
                    notIn       | [1,2,3,4,5,6]             | subscription exceeds maximum value limit 5 for operator `notIn`.
                    containsAny | [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21] | subscription exceeds maximum value limit 20 for operator `containsAny`.
                    between     | [1,2,3]                   | subscription exceeds maximum value limit 2 for operator `between`.
                    between     | [1,'2']                   | subscription filter has an invalid value for operator `between`.
                    in          | 'a'                       | subscription filter has an invalid value for operator `in`.
                    in          | []                        | subscription filter has an invalid value for operator `in`.
                    in          | [true]                    | subscription filter has an invalid value for operator `in`.
                    eq          | null                      | subscription filter has an invalid value for operator `eq`.
                    eq          | ['a']                     | subscription filter has an invalid value for operator `eq`.
                    le          | true                      | subscription filter has an invalid value for operator `le`.
                    beginsWith  | 1                         | subscription filter has an invalid value for operator `beginsWith`.
                    like        | 'a'                       | subscription filter has the unknown operator `like`.
                    """)
    void value_thatTheOperatorDoesNotTake_isRefused(String operator, String value, String message)
            throws JsonProcessingException {
        assertRefused(group(rule("count", operator, value)), message);
    }

    @Test
    void filter_beyondTheLimits_isRefused() throws JsonProcessingException {
        assertRefused(
                json("{'filterGroup': [" + groups(11, i -> rule("count", "eq", "" + i)) + "]}"),
                "Filters combination exceed maximum limit 10 for subscription.");
        assertRefused(
                json("{'filterGroup': [" + groups(6, i -> rule("field" + i, "eq", "1")) + "]}"),
                "Filters exceed maximum attributes limit 5 for subscription.");
        assertRefused(
                json("{'filterGroup': [{'filters': [" + rule("count", "ge", "1") + "," + rule("count", "le", "5")
                        + "]}]}"),
                "filter uses same fieldName multiple time: `count`.");
        assertRefused(
                group(rule("x".repeat(257), "eq", "1")),
                "subscription filter needs a `fieldName` of at most 256 characters.");
        assertThat(SubscriptionFilter.read(
                                json("{'filterGroup': [" + groups(10, i -> rule("count", "eq", "" + i)) + "]}"))
                        .matches(json("{'count': 9}")))
                .isTrue();
    }

    @Test
    void filter_thatWouldLetEverythingThrough_isRefused() throws JsonProcessingException {
        assertRefused(json("null"), "subscription filter has no `filterGroup`.");
        assertRefused(json("{'filterGroup': []}"), "subscription filter has no `filterGroup`.");
        assertRefused(json("{'filterGroup': [{'filters': []}]}"), "subscription filter has no `filters`.");
    }

    private static void assertRefused(JsonNode filter, String message) {
        assertThatThrownBy(() -> SubscriptionFilter.read(filter))
                .isInstanceOf(SubscriptionFilter.FilterException.class)
                .hasMessage(message);
    }

    private static String groups(int count, java.util.function.IntFunction<String> rule) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{'filters': [" + rule.apply(i) + "]}")
                .collect(Collectors.joining(","));
    }

    private static JsonNode group(String rule) throws JsonProcessingException {
        return json("{'filterGroup': [{'filters': [" + rule + "]}]}");
    }

    private static String rule(String field, String operator, String value) {
        return "{'fieldName': '" + field + "', 'operator': '" + operator + "', 'value': " + value + "}";
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
