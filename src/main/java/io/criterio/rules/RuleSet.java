package io.criterio.rules;

import java.lang.reflect.RecordComponent;
import java.util.*;
import java.util.regex.*;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.*;
import org.kie.api.event.rule.*;
import org.kie.api.runtime.*;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.ast.descr.*;
import org.kie.internal.builder.conf.LanguageLevelOption;

public final class RuleSet {
    private final KieBase base;
    private final Map<String, RuleInfo> byName = new LinkedHashMap<>();
    private final Map<String, RuleDescr> descr = new HashMap<>();
    private final List<RuleInfo> rules = new ArrayList<>();
    private final Map<String, Integer> order = new HashMap<>();

    public RuleSet(String ruleset, Map<String, String> files) {
        try {
            KieServices ks = KieServices.Factory.get();
            KieFileSystem kfs = ks.newKieFileSystem();
            ReleaseId rid = ks.newReleaseId("io.criterio", ruleset + System.nanoTime(), "1");
            kfs.generateAndWritePomXML(rid);
            for (var e : new TreeMap<>(files).entrySet()) {
                kfs.write("src/main/resources/r/" + e.getKey().replace('/', '_'), e.getValue());
                PackageDescr p = new DrlParser(LanguageLevelOption.DRL6).parse(null, e.getValue());
                for (RuleDescr r : p.getRules()) {
                    String rhs = r.getConsequence().toString().trim();
                    Matcher m = Pattern.compile("insert\\(\\s*new\\s+(\\w+)\\s*\\((.*)\\)\\s*\\)\\s*;", Pattern.DOTALL).matcher(rhs);
                    if (!m.find()) throw new IllegalStateException(rhs);
                    List<String> args = new ArrayList<>();
                    for (String a : m.group(2).split(",")) if (!a.isBlank()) args.add(a.trim());
                    RuleInfo info = new RuleInfo(ann(r, "id"), r.getName(), Kind.valueOf(ann(r, "kind").toUpperCase(Locale.ROOT)), ann(r, "source"), ruleset, e.getKey(), r.getLine(), new Consequence(m.group(1), args));
                    order.put(r.getName(), rules.size());
                    rules.add(info);
                    byName.put(r.getName(), info);
                    descr.put(r.getName(), r);
                }
            }
            KieBuilder kb = ks.newKieBuilder(kfs).buildAll(ExecutableModelProject.class);
            if (kb.getResults().hasMessages(Message.Level.ERROR)) throw new IllegalStateException(kb.getResults().toString());
            base = ks.newKieContainer(rid).getKieBase();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String ann(RuleDescr r, String n) {
        return r.getAnnotation(n).getSingleValueAsString();
    }

    public Findings evaluate(List<?> facts) {
        KieSession s = base.newKieSession();
        List<Fired> fired = new ArrayList<>();
        List<Object> match = new ArrayList<>();
        s.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void beforeMatchFired(BeforeMatchFiredEvent e) {
                match.clear();
                match.addAll(e.getMatch().getObjects());
            }
        });
        s.addEventListener(new DefaultRuleRuntimeEventListener() {
            @Override
            public void objectInserted(ObjectInsertedEvent e) {
                if (e.getRule() != null) fired.add(new Fired(byName.get(e.getRule().getName()), e.getObject(), List.copyOf(match)));
            }
        });
        facts.forEach(s::insert);
        s.fireAllRules(1000);
        s.dispose();
        fired.sort(Comparator.<Fired>comparingInt(f -> order.get(f.rule().name())).thenComparing(f -> f.facts().toString()));
        return new Findings(List.copyOf(fired));
    }

    public List<RuleInfo> rules() {
        return rules;
    }

    public List<Unmet> explain(Fired fired) {
        List<Unmet> out = new ArrayList<>();
        Map<String, Object> bound = new HashMap<>();
        RuleDescr r = descr.get(fired.rule().name());
        List<Object> objects = new ArrayList<>(fired.facts());
        // match objects may be reversed: pair by type
        for (BaseDescr b : r.getLhs().getDescrs()) {
            PatternDescr p = (PatternDescr) b;
            Object fact = objects.stream().filter(o -> o.getClass().getSimpleName().equals(p.getObjectType())).findFirst().orElseThrow();
            boolean report = !fact.getClass().isAnnotationPresent(Parameters.class);
            for (BaseDescr c : p.getConstraint().getDescrs()) {
                String text = c.getText().trim();
                if (text.matches("\\$\\w+\\s*:\\s*\\w+")) {
                    String[] q = text.split(":");
                    bound.put(q[0].trim(), get(fact, q[1].trim()));
                } else if (report) {
                    or(text, fact, bound, out);
                }
            }
        }
        return out;
    }

    private static void or(String text, Object fact, Map<String, Object> bound, List<Unmet> out) {
        text = text.trim();
        for (String d : split(text, "||")) {
            List<Unmet> here = new ArrayList<>();
            boolean all = true;
            for (String a : split(strip(d), "&&")) {
                Matcher m = Pattern.compile("(\\w+)\\s+(==|!=|<=|>=|<|>|not in|in)\\s+(.*)", Pattern.DOTALL).matcher(strip(a));
                if (!m.matches()) throw new IllegalStateException(a);
                Object actual = get(fact, m.group(1));
                String op = m.group(2);
                Object req;
                if (op.endsWith("in")) {
                    List<Object> l = new ArrayList<>();
                    for (String v : strip(m.group(3)).split(",")) l.add(value(v.trim(), actual, bound));
                    req = l;
                } else req = value(m.group(3).trim(), actual, bound);
                boolean held = switch (op) {
                    case "==" -> actual.equals(req);
                    case "!=" -> !actual.equals(req);
                    case "in" -> ((List<?>) req).contains(actual);
                    case "not in" -> !((List<?>) req).contains(actual);
                    case "<" -> ((Integer) actual) < (Integer) req;
                    case ">" -> ((Integer) actual) > (Integer) req;
                    case "<=" -> ((Integer) actual) <= (Integer) req;
                    default -> ((Integer) actual) >= (Integer) req;
                };
                all &= held;
                here.add(new Unmet(fact, m.group(1), switch (op) {
                    case "==" -> Operator.NE;
                    case "!=" -> Operator.EQ;
                    case "in" -> Operator.NOT_IN;
                    case "not in" -> Operator.IN;
                    case "<" -> Operator.GTE;
                    case ">" -> Operator.LTE;
                    case "<=" -> Operator.GT;
                    default -> Operator.LT;
                }, req, actual));
            }
            if (all) out.addAll(here);
        }
    }

    private static String strip(String s) {
        s = s.trim();
        return s.startsWith("(") && s.endsWith(")") ? s.substring(1, s.length() - 1).trim() : s;
    }

    private static List<String> split(String s, String by) {
        List<String> out = new ArrayList<>();
        int depth = 0, from = 0;
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) == '(') depth++;
            if (s.charAt(i) == ')') depth--;
            if (depth == 0 && s.startsWith(by, i)) {
                out.add(s.substring(from, i));
                from = i + by.length();
            }
        }
        out.add(s.substring(from));
        return out;
    }

    private static Object value(String v, Object like, Map<String, Object> bound) {
        if (v.startsWith("$")) return bound.get(v);
        if (like instanceof Enum<?> e) {
            for (Object c : e.getDeclaringClass().getEnumConstants()) if (((Enum<?>) c).name().equals(v.substring(v.indexOf('.') + 1))) return c;
        }
        return Integer.valueOf(v);
    }

    private static Object get(Object fact, String attribute) {
        try {
            for (RecordComponent c : fact.getClass().getRecordComponents()) if (c.getName().equals(attribute)) return c.getAccessor().invoke(fact);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException(fact + "." + attribute);
    }
}
