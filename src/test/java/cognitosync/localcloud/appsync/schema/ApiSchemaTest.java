package cognitosync.localcloud.appsync.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which schemas are taken. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ApiSchemaTest {
    private static final String VALID = """
            schema { query: Query, mutation: Mutation, subscription: Subscription }
            type Query { changes(owner: ID, since: AWSTimestamp!): Change @aws_iam at: AWSDateTime }
            type Mutation { update(patches: [AWSJSON!]!): Change @aws_iam }
            type Subscription { changed(owner: ID!): Change @aws_subscribe(mutations: ["update", "remove"]) @aws_iam }
            type Change @aws_iam { count: Int! }
            extend type Mutation { remove: Change! }
            """;

    @Test
    void schema_withScalarsAndDirectivesOfAppSync_isTaken() {
        ApiSchema schema = ApiSchema.read(VALID);
        assertThat(schema.field("Query", "changes")).isPresent();
        assertThat(schema.field("Mutation", "remove")).isPresent();
        assertThat(schema.field("Query", "none")).isEmpty();
        assertThat(schema.field("None", "changes")).isEmpty();
        assertThat(ApiSchema.mutations(schema.field("Subscription", "changed").orElseThrow()))
                .containsExactly("update", "remove");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    type Query {                                       | Failed to parse schema document - ensure it's a valid SDL-formatted document.
                    type Other { a: Int }                              | A schema MUST have a 'query' operation defined
                    type Query { a: Missing }                          | Missing
                    type Query { a: Int @custom }                      | custom
                    type Query { a: Int a: Int }                       | has declared a field with a non unique name 'a'
                    scalar Date type Query { a: Date }                 | Custom scalars are not supported: Date.
                    type AWSThing { a: Int } type Query { a: AWSThing }| The type AWSThing has the prefix AWS, which is reserved.
                    type Query { a: Int } type Subscription { b: Int @aws_subscribe(mutations: ["c"]) } | names the mutation c, which does not exist.
                    type Query { a: Int } type Mutation { c: Int } type Subscription { b: ID @aws_subscribe(mutations: ["c"]) } | must have the type of the mutation c, Int.
                    """)
    void schema_isRefused(String definition, String reason) {
        assertThatThrownBy(() -> ApiSchema.read(definition))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void schemas_thatAreTooLarge_orNestTooDeeply_areRefused() {
        assertThatThrownBy(() -> ApiSchema.read("# " + "x".repeat(ApiSchema.LARGEST)))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("1 MB");
        for (String bracket : List.of("[", "{", "(")) {
            assertThatThrownBy(() -> ApiSchema.read("type Query { a: " + bracket.repeat(500_000)))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("nests deeper");
            assertThatThrownBy(() -> ApiSchema.read("type Query { a: " + bracket.repeat(Nesting.DEEPEST - 1)))
                    .isInstanceOf(SchemaException.class)
                    .hasMessageContaining("Failed to parse");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"#%s", "\"%s\"", "\"\\\"%s\"", "\"\"\"%s", "\"%s", "\"\\"})
    void bracketsInTexts_doNotNest(String text) {
        assertThat(Nesting.isTooDeep(text.formatted("{".repeat(200)))).isFalse();
        assertThat(Nesting.isTooDeep("{}".repeat(200))).isFalse();
        assertThat(Nesting.isTooDeep("\"\"\"a\"\"\"" + "{".repeat(101))).isTrue();
    }
}
