/// The scheme that a new template holds: small, sound, one row of everything usual.
public enum SchemeExample {
    /// Its YAML, with words for whoever fills it in.
    public static let yaml = """
        # 考核方案模板：改成自己的内容，不用的行删去。每个键的含义见 docs/scheme.md。
        # A scheme to start from: change it, remove what you do not use. Every key: docs/scheme.md.
        # 检查 Check: shangji scheme check FILE
        id: example
        version: 1
        title: 示例方案（请修改）
        # 给人看的说明 for people
        note: 这是模板中的示例，请改成自己的说明。
        # 总分小数位 digits of a total, 0…6
        decimals: 2
        # 缺报 what a missing value does: block 不出总分, zero 计零分, exclude 不计入
        missing: block
        cycle: {title: 2026 年度}

        # 填报的单位 who writes
        offices:
          - {id: statistics, name: 统计局}
          - {id: finance, name: 财政局}
          - {id: east, name: 东镇}
          - {id: west, name: 西镇}

        # 同组排名 who is ranked together
        groups:
          - {id: towns, name: 乡镇}

        # 考核对象 who is assessed; kind: unit 单位（默认）, person 个人
        subjects:
          - {id: east, name: 东镇, group: towns, office: east}
          - {id: west, name: 西镇, group: towns, office: west}

        # 考核期，按时间先后 in the order of time; kind: month quarter half year pre special
        periods:
          - {id: pre, name: 预考核, kind: pre, closes: 2026-06-30}
          - {id: year, name: 全年, kind: year, weight: 100, opens: 2027-01-04, closes: 2027-01-15}

        # 权重之和 what the top weights add up to
        sum: 100

        # 指标树：有 children 的是上级，有 rule 的是末级
        # The tree: a node has children, a leaf has a rule
        indicators:
          - id: economy
            title: 经济发展
            weight: 60
            responsible: [statistics]
            children:
              - id: growth
                title: 增速
                weight: 30
                unit: "%"
                digits: 1
                # 完成目标得满分 the target gives the full score, the floor none
                rule: {linear: {target: {east: 6.5, west: {year: 6, "*": 3}, "*": 5}, floor: 0}}
              - id: revenue
                title: 财政收入（两家分别报）
                weight: 30
                # 谁来报 who gives values
                roles:
                  - {id: verified, name: 财政局核定, weight: 70, by: [finance]}
                  - id: reported
                    name: 自报
                    weight: 30
                    by: self
                    checked: {against: verified, tolerance: 5}
                rule: {direct: {max: 100}}
          - id: service
            title: 民生服务
            weight: 40
            responsible: [finance]
            warn: {pre: 60, "*": 70}
            # 按等级给分 a score for each grade
            rule:
              grades:
                a: {score: 95, name: 好}
                b: {score: 80, name: 中}
                c: {score: 60, name: 差}
          # 事件：加分、扣分、一票否决，没有权重 events have no weight
          - {id: praise, title: 表彰加分, responsible: [finance], rule: {bonus: {per: 0.5, cap: 2}}}
          - {id: breach, title: 违规扣分, responsible: [finance], rule: {penalty: {per: 1, cap: 5}}}
          - id: accident
            title: 重大事故（一票否决）
            responsible: [statistics]
            # 允许一票否决的文件 the document that allows a veto
            rule: {veto: {basis: 请写明依据的文件}}

        # 等次，好的在前 grades, the best first; quota: 占全组的比例 a share of the group
        grades:
          - {id: excellent, name: 优秀, min: 90, quota: 0.3, require: {service: 80}}
          - {id: good, name: 良好, min: 75}
          - {id: fair, name: 一般}
        vetoGrade: fair

        """
}
