package cognitosync.localcloud.appsync.graphql;

import graphql.parser.ParserOptions;
import graphql.validation.QueryComplexityLimits;
import java.time.Duration;

/**
 * How much one request may ask for.
 *
 * @see <a href="https://docs.aws.amazon.com/general/latest/gr/appsync.html">Quotas</a>
 */
final class GraphqlLimits {
    /** Of a whole request. Afterwards no further resolver runs. */
    static final Duration TIME = Duration.ofSeconds(30);

    /** Resolvers in a request, where the API sets no limit of its own. */
    static final int RESOLVERS = 10_000;

    /** Values in a response: a list of the longest datasets has fewer, and each takes memory before the response is written. */
    static final int VALUES = 200_000;

    // Those of graphql-java for documents of strangers; AppSync's own are not known.
    static final ParserOptions PARSER = ParserOptions.newParserOptions()
            .maxCharacters(ParserOptions.MAX_QUERY_CHARACTERS)
            .maxTokens(ParserOptions.MAX_QUERY_TOKENS)
            .maxWhitespaceTokens(ParserOptions.MAX_WHITESPACE_TOKENS)
            .maxRuleDepth(ParserOptions.MAX_RULE_DEPTH)
            .captureLineComments(false)
            .build();

    /** Of the document, its fragments spread: those that spread each other grow by powers. */
    static final QueryComplexityLimits COMPLEXITY = QueryComplexityLimits.newLimits()
            .maxDepth(100)
            .maxFieldsCount(10_000)
            .build();

    private GraphqlLimits() {}
}
