package cognitosync.localcloud.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A value of the template that is still to be worked out.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">Intrinsic functions</a>
 */
public sealed interface Expression
        permits And,
                Base64Of,
                ConditionNamed,
                Contains,
                EachMemberEquals,
                EachMemberIn,
                Equals,
                FindInMap,
                GetAtt,
                If,
                Join,
                ListOf,
                Literal,
                Not,
                ObjectOf,
                Or,
                Ref,
                Select,
                Split,
                Sub {

    /** The value; a missing node where it is {@code AWS::NoValue}. */
    JsonNode resolve(Resolver resolver);

    /** What it is made of. */
    List<Expression> parts();

    /** Itself and everything inside. */
    default Stream<Expression> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Expression::all));
    }
}
