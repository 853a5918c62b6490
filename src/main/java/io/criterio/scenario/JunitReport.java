package io.criterio.scenario;

import java.io.OutputStream;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes results in the XML that build servers read from JUnit: a suite is a {@code testsuite}, a scenario a {@code
 * testcase}, and what differs a {@code failure}. Without times: the same results are the same bytes.
 */
public final class JunitReport {

    private JunitReport() {}

    /** Writes results; the stream stays open. UTF-8. */
    public static void write(List<SuiteResult> results, OutputStream out) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            line(xml, 0);
            xml.writeStartElement("testsuites");
            xml.writeAttribute("name", "scenarios");
            counts(
                    xml,
                    results.stream().mapToLong(one -> one.results().size()).sum(),
                    results.stream().mapToLong(SuiteResult::failed).sum());
            for (SuiteResult suite : results) {
                write(suite, xml);
            }
            line(xml, 0);
            xml.writeEndElement();
            line(xml, 0);
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException failed) {
            throw new IllegalStateException("the report cannot be written: " + failed.getMessage(), failed);
        }
    }

    private static void write(SuiteResult result, XMLStreamWriter xml) throws XMLStreamException {
        line(xml, 1);
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", text(result.suite().name()));
        xml.writeAttribute("file", text(result.suite().place().file()));
        counts(xml, result.results().size(), result.failed());
        for (ScenarioResult one : result.results()) {
            line(xml, 2);
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", text(result.suite().name()));
            xml.writeAttribute("name", text(one.scenario().name()));
            xml.writeAttribute("file", text(one.scenario().place().file()));
            xml.writeAttribute("line", Integer.toString(one.scenario().place().line()));
            if (!one.asExpected()) {
                failure(one, xml);
                line(xml, 2);
            }
            xml.writeEndElement();
        }
        line(xml, 1);
        xml.writeEndElement();
    }

    private static void failure(ScenarioResult result, XMLStreamWriter xml) throws XMLStreamException {
        List<TurnResult> differing =
                result.turns().stream().filter(turn -> !turn.asExpected()).toList();
        Difference first = differing.get(0).differences().get(0);
        line(xml, 3);
        xml.writeStartElement("failure");
        xml.writeAttribute("type", "difference");
        xml.writeAttribute(
                "message", text(first.path() + ": expected " + first.expected() + ", actual " + first.actual()));
        xml.writeCharacters(text(differing.stream().map(TurnResult::toString).collect(Collectors.joining("\n"))));
        xml.writeEndElement();
    }

    private static void counts(XMLStreamWriter xml, long tests, long failures) throws XMLStreamException {
        xml.writeAttribute("tests", Long.toString(tests));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** XML 1.0 knows no control characters, not even escaped, and no halves of a character. */
    private static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .map(c ->
                        c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF || c == '\n' || c == '\t'
                                ? c
                                : 0xFFFD)
                .forEach(safe::appendCodePoint);
        return safe.toString();
    }
}
